"""The weather of phases on a day: computed by the rules, with its reasons and the way back; and
what a lead declared of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from domain.deliverables import ACCEPTED, DeliverableStatus
from domain.gates import Decision, GateStanding
from domain.health import (
    DeliverablePoint,
    Level,
    MilestonePoint,
    OpenItem,
    Signal,
    Situation,
    Weather,
    weather_of,
)
from domain.path_to_good import Change, path_to_good
from domain.permissions import Permission
from domain.schedule import Flag, is_recent
from queries.cached import remembered
from queries.context import Context
from queries.deliverables.list import deliverables_on
from queries.deliverables.states import DeliverableState
from queries.gates.states import Declared, GateState, gates_on
from queries.milestones.states import MilestoneState, milestones_on
from queries.moment import Moment
from queries.phases.states import PhaseState, states_on
from queries.subjects import lots_today


@dataclass(frozen=True, slots=True)
class PhaseWeather:
    """One phase: what is computed, from what; what a lead declared, while it stands."""

    state: PhaseState
    situation: Situation
    computed: Weather
    gate: GateState
    standing: GateStanding
    declared: Declared | None = None

    @property
    def shown(self) -> Level:
        """The level to count it under: what a lead declared, while it stands."""
        return self.declared.level if self.declared else self.computed.level

    @property
    def differs(self) -> bool:
        """Did a lead declare another level than the computed one?"""
        return self.declared is not None and self.declared.level is not self.computed.level


@remembered
def weather_on(
    ctx: Context, *, moment: Moment, territory: str | None = None
) -> Mapping[tuple[str, str], PhaseWeather]:
    """Return every phase that this person may know the inside of, by (territory, phase): a
    contractor learns nothing of the phases of another lot."""
    states = states_on(ctx, moment=moment, territory=territory)
    gates = gates_on(ctx, moment=moment, territory=territory)
    milestones = _by_phase(milestones_on(ctx, moment=moment, territory=territory))
    deliverables = _by_phase(deliverables_on(ctx, moment=moment, territory=territory))
    rules, lots = ctx.catalog.health.thresholds(), _lots(ctx, moment, states)
    standings: dict[tuple[str, str], PhaseWeather] = {}
    for pair, state in states.items():
        if not ctx.actor.can(Permission.PROGRESS_READ, state.territory, lots.get(pair)):
            continue
        gate = gates.get(pair) or GateState(*pair)
        situation = _situation(ctx, moment, state, gate, milestones[pair], deliverables[pair])
        standings[pair] = PhaseWeather(
            state,
            situation,
            weather_of(situation, rules),
            gate,
            gate.standing(on=moment.on, phase=state),
            gate.declared if gate.declared and moment.on <= gate.declared.until else None,
        )
    return standings


def _lots(
    ctx: Context, moment: Moment, states: Mapping[tuple[str, str], PhaseState]
) -> Mapping[tuple[str, str], str | None]:
    """Return which lot holds each phase now, whatever the day looked at: that lot reads its
    past too."""
    if moment != Moment(ctx.today):
        return lots_today(ctx)
    return {pair: state.lot for pair, state in states.items()}


def changes_to_good(ctx: Context, weather: PhaseWeather) -> tuple[Change, ...]:
    """Return what would bring it back to « rien à signaler »; none of them can be left out."""
    return path_to_good(weather.situation, ctx.catalog.health.thresholds())


def _situation(
    ctx: Context,
    moment: Moment,
    state: PhaseState,
    gate: GateState,
    milestones: Sequence[MilestoneState],
    deliverables: Sequence[DeliverableState],
) -> Situation:
    days = [milestone.last_news_on for milestone in milestones] + [
        deliverable.last_news_on for deliverable in deliverables
    ]
    patience = ctx.catalog.phase(state.phase).news_expected_days
    heard = any(is_recent(day, on=moment.on, news_expected_days=patience) for day in days)
    return Situation(
        on=moment.on,
        status=state.status,
        planned_start=state.planned_start,
        planned_end=state.planned_end,
        actual_start=None if state.at_latest and state.actual_start is None else state.actual_start,
        silent=state.flag is Flag.STALE and not heard,
        gate_refused=gate.decided is not None and gate.decided.decision is Decision.NO_GO,
        milestones=tuple(_milestone(milestone) for milestone in milestones),
        deliverables=tuple(_deliverable(deliverable) for deliverable in deliverables),
        promises=(*_reservations(deliverables), *_conditions(gate)),
        closing=ctx.catalog.closing_days,
    )


def _milestone(state: MilestoneState) -> MilestonePoint:
    return MilestonePoint(
        state.key, state.planned_on, state.expected, state.told_on, state.actual_on is not None
    )


def _deliverable(state: DeliverableState) -> DeliverablePoint:
    return DeliverablePoint(
        state.key,
        state.due_on,
        handed_in=state.status in HANDED_IN,
        refused=state.status is DeliverableStatus.REFUSED,
        answer_due=state.review_due_on,
    )


HANDED_IN = frozenset({DeliverableStatus.SUBMITTED, DeliverableStatus.IN_REVIEW, *ACCEPTED})


def _reservations(deliverables: Iterable[DeliverableState]) -> Iterable[OpenItem]:
    """The soonest one of each deliverable stands for the others: all are asked for together."""
    for deliverable in deliverables:
        if deliverable.reserve_due_on:
            yield OpenItem(deliverable.key, deliverable.reserve_due_on, Signal.RESERVATION_LAPSED)


def _conditions(gate: GateState) -> Iterable[OpenItem]:
    """A later decision replaces the conditions of an earlier one."""
    for condition in gate.open_conditions():
        yield OpenItem(str(condition.number), condition.condition.due_on, Signal.CONDITION_LAPSED)


D = TypeVar("D", MilestoneState, DeliverableState)


def _by_phase(states: Iterable[D]) -> Mapping[tuple[str, str], list[D]]:
    grouped: dict[tuple[str, str], list[D]] = defaultdict(list)
    for state in states:
        grouped[state.territory, state.phase].append(state)
    return grouped
