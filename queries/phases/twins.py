"""Two territories side by side at one phase: where it stands, its dates, milestones, deliverables, actors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from domain.organisations import Engagement
from domain.twins import Aspect, Pair, Trait, duration_of, side_by_side
from queries.context import Context
from queries.deliverables.list import deliverables_on
from queries.deliverables.states import DeliverableState
from queries.milestones.states import MilestoneState, milestones_on
from queries.moment import Moment
from queries.phases.states import DATES, PhaseState, state_on
from queries.places import known_territory
from queries.register.organisations import OrganisationState, organisations_on

PLANNED, REAL = "planned", "real"


@dataclass(frozen=True, slots=True)
class Side:
    """One territory; milestones and deliverables by the key that both territories share, the
    organisations around the table by their type."""

    phase: PhaseState
    milestones: Mapping[str, MilestoneState]
    deliverables: Mapping[str, DeliverableState]
    actors: Mapping[str, tuple[OrganisationState, ...]]


@dataclass(frozen=True, slots=True)
class Twins:
    first: Side
    second: Side
    pairs: tuple[Pair, ...]


def twins(ctx: Context, *, first: str, second: str, phase: str, moment: Moment) -> Twins:
    """Refuses a phase or a territory that is not there, or not for this person."""
    side, there = (
        _side(ctx, known_territory(ctx, key=territory), phase, moment)
        for territory in (first, second)
    )
    pairs = side_by_side(_traits(ctx, side), _traits(ctx, there))
    return Twins(side, there, tuple(pairs))


def _side(ctx: Context, territory: str, phase: str, moment: Moment) -> Side:
    milestones = milestones_on(ctx, moment=moment, territory=territory, phase=phase)
    deliverables = deliverables_on(ctx, moment=moment, territory=territory, phase=phase)
    present = [
        organisation
        for organisation in organisations_on(ctx, moment=moment, territory=territory)
        if organisation.is_present
    ]
    return Side(
        state_on(ctx, territory=territory, phase=phase, moment=moment),
        {_shared_key(milestone): milestone for milestone in milestones},
        {_shared_key(deliverable): deliverable for deliverable in deliverables},
        {
            kind.code: organisations
            for kind in ctx.catalog.actor_types
            if (
                organisations := tuple(
                    organisation for organisation in present if organisation.actor_type == kind.code
                )
            )
        },
    )


def _shared_key(state: MilestoneState | DeliverableState) -> str:
    """Of the method; what was added in one territory is the same as another of that title."""
    return state.title if state.is_added else state.key


def _traits(ctx: Context, side: Side) -> Iterator[Trait]:
    """The values by which two territories are told apart; « au plus tard » is no exact date."""
    state = side.phase
    since = (state.since, state.at_latest) if state.since else None
    yield Trait(Aspect.PHASE, "status", (state.status, since))
    for name in DATES:
        yield Trait(Aspect.DATE, name, getattr(state, name))
    closing = ctx.catalog.closing_days
    planned = duration_of(state.planned_start, state.planned_end, closing=closing)
    real = duration_of(state.actual_start, state.actual_end, closing=closing)
    yield Trait(Aspect.DURATION, PLANNED, planned)
    yield Trait(Aspect.DURATION, REAL, real)
    for key, milestone in side.milestones.items():
        dates = (
            milestone.planned_on,
            milestone.forecast_on,
            milestone.actual_on,
            milestone.at_latest,
        )
        yield Trait(Aspect.MILESTONE, key, dates)
    for key, each in side.deliverables.items():
        yield Trait(Aspect.DELIVERABLE, key, (each.status, each.available_on))
    for code, several in side.actors.items():
        yield Trait(Aspect.ACTOR, code, (_furthest(several), len(several)))


def _furthest(several: tuple[OrganisationState, ...]) -> Engagement:
    order = list(Engagement)
    return max((organisation.engagement for organisation in several), key=order.index)
