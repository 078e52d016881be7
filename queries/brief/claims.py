"""From what is recorded to claims: events, the programme, phases, milestones, deliverables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from domain.brief import (
    Accepted,
    Available,
    Claim,
    Described,
    Happened,
    Named,
    NothingKnown,
    Reached,
    Scope,
    Section,
    Standing,
    Stands,
    ToldDate,
    ToReach,
    Unknown,
    has_passed,
    section_of,
    standing_of,
)
from domain.dates import PartialDate
from domain.deliverables import DeliverableStatus
from domain.phases import AWAITED, CLOSED, PhaseStatus
from domain.portfolio import last_news
from domain.schedule import Flag
from domain.subjects import Kind, subject_text
from queries.context import Context
from queries.deliverables.list import deliverables_on
from queries.deliverables.states import DeliverableState
from queries.facts import FactRow
from queries.milestones.states import MilestoneState, milestones_on
from queries.moment import Moment
from queries.phases.states import PhaseState, states_on

ATTRIBUTES = (
    "text", "occurred_on", "status", "planned_start", "planned_end", "actual_start", "actual_end",
    "planned_on", "forecast_on", "actual_on", "told_on", "told_reference",
    "availability", "delivery",
)  # fmt: skip
Facts = Mapping[tuple[str, str], FactRow]  # in force, by subject and attribute


@dataclass(frozen=True, slots=True)
class Asked:
    """What claims are gathered for."""

    ctx: Context
    moment: Moment
    scope: Scope
    facts: Facts

    def ids(self, subject: str, *attributes: str) -> tuple[int, ...]:
        """The facts in force that a claim stands on."""
        facts = (self.facts.get((subject, attribute)) for attribute in attributes)
        return tuple(fact.id for fact in facts if fact)

    def position(self, phase: str) -> int:
        return self.ctx.catalog.phase(phase).position


def claims(asked: Asked) -> Iterator[Claim]:
    """Everything that may be said on that day, in the order of the method."""
    general = [*_events(asked), *_topics(asked)]
    yield from general
    if not general:
        yield Claim(Section.MISSING, NothingKnown(), Standing.MISSING)
    yield from _phases(asked)
    yield from _milestones(asked)
    yield from _deliverables(asked)


def _events(asked: Asked) -> Iterator[Claim]:
    """Return those of the definitions, oldest first."""
    dated = []
    for event in asked.ctx.catalog.events:
        subject = subject_text(Kind.EVENT, event.key)
        if fact := asked.facts.get((subject, "occurred_on")):
            text = asked.facts.get((subject, "text"))
            said = Happened(event.title, text.value if text else "", PartialDate.parse(fact.value))
            ids = asked.ids(subject, "occurred_on", "text")
            dated.append((fact.effective_on, Claim(event.section, said, facts=ids)))
    yield from (claim for _, claim in sorted(dated, key=lambda pair: pair[0]))


def _topics(asked: Asked) -> Iterator[Claim]:
    """Return what is said of the programme; the phases by name where it is said that it has
    them."""
    for topic in asked.ctx.catalog.topics:
        if text := asked.facts.get((subject_text(Kind.TOPIC, topic.key), "text")):
            yield Claim(topic.section, Described(text.value), facts=(text.id,))
            if topic.section is Section.METHOD:
                yield from _names(asked)


def _names(asked: Asked) -> Iterator[Claim]:
    for phase in asked.ctx.catalog.phases:
        said = Named(phase.position, phase.title.fr)
        sources = (phase.title.reference,) if phase.title.reference else ()
        yield Claim(Section.METHOD, said, sources=sources)


def _phases(asked: Asked) -> Iterator[Claim]:
    states = states_on(asked.ctx, moment=asked.moment)
    for (place, phase), state in states.items():
        if asked.scope.holds(place, phase):
            yield _phase(asked, state)


def _phase(asked: Asked, state: PhaseState) -> Claim:
    stands = _stands(asked, state)
    section = section_of(stands)
    names = ("status", "actual_start", "actual_end", "planned_start", "planned_end")
    return Claim(
        section,
        Unknown() if section is Section.MISSING else stands,
        standing_of(section),
        places=(state.territory,),
        phases=(asked.position(state.phase),),
        facts=asked.ids(state.subject, *names),
    )


def _stands(asked: Asked, state: PhaseState) -> Stands:
    waits = state.status in AWAITED or state.status is PhaseStatus.UNKNOWN
    return Stands(
        status=state.status,
        since=state.since,
        at_latest=state.at_latest,
        origin=state.origin,
        starts=state.planned_start if waits else _started(state),
        ends=state.actual_end or state.planned_end,
        silent_since=last_news(state) if state.flag is Flag.STALE else None,
        is_over=waits and has_passed(state.planned_start, asked.moment.on),
    )


def _started(state: PhaseState) -> PartialDate | None:
    """Of a phase that is over, its end is told."""
    return None if state.status in CLOSED else state.actual_start


def _milestones(asked: Asked) -> Iterator[Claim]:
    """Return those reached, those that have a date, and what Parliament was told of them; of
    the others nothing can be said."""
    for state in milestones_on(asked.ctx, moment=asked.moment):
        if asked.scope.holds(state.territory, state.phase):
            yield from _milestone(asked, state)


def _milestone(asked: Asked, state: MilestoneState) -> Iterator[Claim]:
    place, position = (state.territory,), (asked.position(state.phase),)
    if state.actual_on:
        said = Reached(state.title, state.actual_on, state.at_latest, state.origin)
        ids = asked.ids(state.subject, "actual_on")
        yield Claim(Section.DONE, said, Standing.DONE, place, position, ids)
    elif state.expected:
        ids = asked.ids(state.subject, "forecast_on", "planned_on")
        to_reach = _to_reach(asked, state)
        yield Claim(Section.PLANNED, to_reach, Standing.PLANNED, place, position, ids)
    if state.told_on:
        ids = asked.ids(state.subject, "told_on", "told_reference")
        announced = _announced_date(asked, state, state.told_on)
        yield Claim(Section.TOLD, announced, Standing.DONE, place, position, ids)


def _announced_date(asked: Asked, state: MilestoneState, announced: PartialDate) -> ToldDate:
    is_left = state.leaves_commitment(asked.moment.on)
    return ToldDate(state.title, announced, state.told_reference, state.expected, is_left)


def _to_reach(asked: Asked, state: MilestoneState) -> ToReach:
    is_over = has_passed(state.expected, asked.moment.on)
    return ToReach(state.title, state.planned_on, state.forecast_on, is_over)


def _deliverables(asked: Asked) -> Iterator[Claim]:
    """Return what FOREm accepted; else what a source says is there."""
    for state in deliverables_on(asked.ctx, moment=asked.moment):
        if asked.scope.holds(state.territory, state.phase) and (claim := _delivered(state)):
            said, attribute = claim
            place, position = (state.territory,), (asked.position(state.phase),)
            ids = asked.ids(state.subject, attribute)
            yield Claim(Section.DONE, said, Standing.DONE, place, position, ids)


def _delivered(state: DeliverableState) -> tuple[Accepted | Available, str] | None:
    if state.is_accepted and state.status_since:
        reserved = state.status is DeliverableStatus.ACCEPTED_WITH_RESERVATIONS
        return Accepted(state.title, PartialDate(state.status_since), reserved), "delivery"
    if state.available_on:
        said = Available(state.title, state.available_on, state.available_at_latest)
        return said, "availability"
    return None
