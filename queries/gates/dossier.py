"""The gate dossier: everything that a decision about the passage of one phase rests on, on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from domain.deliverables import DeliverableStatus
from domain.errors import NotFound
from domain.gates import SETTLED, Check, Decision, Gap, Review, proposed
from domain.health import Level, Weather
from domain.path_to_good import Change
from domain.progress import Progress
from queries.context import Context
from queries.deliverables.list import deliverables_on
from queries.deliverables.states import DeliverableState
from queries.gates.checklist import CheckItem, checklist_on
from queries.gates.progress import progress_from
from queries.gates.states import GateHistory, gate_history
from queries.gates.weather import PhaseWeather, changes_to_good, weather_on
from queries.milestones.states import MilestoneState, milestones_on
from queries.moment import Moment
from queries.people import names_of
from queries.phases.states import state_on


@dataclass(frozen=True, slots=True)
class PhaseSummary:
    """One phase in a line: its weather, and its progress with what that is counted from."""

    weather: PhaseWeather
    progress: Progress
    checklist: tuple[CheckItem, ...]
    milestones: tuple[MilestoneState, ...]
    deliverables: tuple[DeliverableState, ...]

    @property
    def ticked(self) -> Mapping[str, Check]:
        """Where people say that the exit criteria stand which no data proves."""
        return {item.criterion.key: item.check for item in self.checklist if not item.is_computed}


@dataclass(frozen=True, slots=True)
class Dossier:
    """`proposal` is ours, by rule; None: nothing is known that it could rest on."""

    summary: PhaseSummary
    path_to_good: tuple[Change, ...]
    gaps: tuple[tuple[Gap, str], ...]
    proposal: Decision | None
    history: GateHistory
    names: Mapping[int, str]


def phase_summary(
    ctx: Context, *, territory: str, phase: str, moment: Moment
) -> PhaseSummary | None:
    """None for whoever may see the phase and not the inside of it: another lot’s."""
    state_on(ctx, territory=territory, phase=phase, moment=moment)
    weather = weather_on(ctx, moment=moment, territory=territory).get((territory, phase))
    if weather is None:
        return None
    checklist = checklist_on(ctx, territory=territory, phase=phase, moment=moment)
    milestones = milestones_on(ctx, territory=territory, phase=phase, moment=moment)
    deliverables = deliverables_on(ctx, territory=territory, phase=phase, moment=moment)
    progress = progress_from(
        ctx, phase=phase, checklist=checklist, milestones=milestones, deliverables=deliverables
    )
    return PhaseSummary(weather, progress, checklist, tuple(milestones), tuple(deliverables))


def dossier_on(ctx: Context, *, territory: str, phase: str, moment: Moment) -> Dossier:
    """« Introuvable » for whoever may not know the inside of that phase."""
    summary = phase_summary(ctx, territory=territory, phase=phase, moment=moment)
    if summary is None:
        raise NotFound(subject=f"{territory} {phase}")
    computed = summary.weather.computed
    gaps = tuple(_gaps(summary))
    checks = tuple(item.check for item in summary.checklist)
    history = gate_history(ctx, territory=territory, phase=phase, moment=moment)
    declared = summary.weather.declared
    people = {item.by for item in summary.checklist} | {
        decision.by for decision in history.decisions
    }
    return Dossier(
        summary,
        changes_to_good(ctx, summary.weather),
        gaps,
        proposed(Review(checks, gaps, computed.level)),
        history,
        names_of(ctx, ids=people | ({declared.by} if declared else set())),
    )


Gaps = Iterator[tuple[Gap, str]]


def _gaps(summary: PhaseSummary) -> Gaps:
    yield from _of_checks(summary.checklist)
    yield from _of_deliverables(summary.deliverables)
    yield from _of_weather(summary.weather.computed)


def _of_checks(checklist: Iterable[CheckItem]) -> Gaps:
    for item in checklist:
        if item.check not in SETTLED:
            gap = Gap.CHECK_OPEN if item.check is Check.OPEN else Gap.CHECK_UNKNOWN
            yield gap, item.criterion.key


def _of_deliverables(deliverables: Iterable[DeliverableState]) -> Gaps:
    for deliverable in deliverables:
        if deliverable.status is DeliverableStatus.REFUSED:
            yield Gap.DELIVERABLE_REFUSED, deliverable.key
        elif deliverable.status is DeliverableStatus.ACCEPTED_WITH_RESERVATIONS:
            yield Gap.RESERVATION_OPEN, deliverable.key
        elif deliverable.status is not DeliverableStatus.ACCEPTED:
            yield Gap.DELIVERABLE_OPEN, deliverable.key


def _of_weather(weather: Weather) -> Gaps:
    if weather.level not in {Level.GOOD, Level.UNKNOWN}:
        yield Gap.WEATHER, weather.level
