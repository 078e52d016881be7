"""Dates that Parliament was told, by its answers and by those that are prepared here, and what became
of each: the guard that keeps two answers from contradicting each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from domain.dates import PartialDate
from domain.milestones import leaves_commitment
from domain.permissions import Permission
from domain.subjects import Kind, Subject
from queries.brief.answers import ToldFact, told_facts
from queries.context import Context
from queries.milestones.states import milestones_on
from queries.moment import Moment
from queries.phases.states import states_on

STARTS = ("planned_start",)
OF_MILESTONES = ("planned_on", "forecast_on")


@dataclass(frozen=True, slots=True)
class Standing:
    """What is expected of that thing now, and when it happened, as the record says."""

    expected: PartialDate | None
    actual: PartialDate | None
    title: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """One date told to Parliament. `is_left`: an estimate has left it, or it happened later;
    `is_silent`: its day has passed and nobody told what followed."""

    subject: str
    title: str
    told: PartialDate
    reference: str
    told_on: date
    expected: PartialDate | None
    actual: PartialDate | None
    is_left: bool
    is_silent: bool

    @property
    def territory(self) -> str:
        return Subject.parse(self.subject).territory


def commitments_on(ctx: Context, *, moment: Moment) -> Sequence[Commitment]:
    """Those known on that day, the last word told of each thing, in the order in which they fall
    due."""
    ctx.actor.require(Permission.BRIEF_DRAFT)
    last = {one.subject: one for one in _told(ctx) if one.told_on <= moment.on}
    standings = dict(_standings(ctx, moment))
    found = [
        _commitment(told, standings[subject], moment.on)
        for subject, told in last.items()
        if subject in standings
    ]
    return sorted(found, key=lambda one: (one.told.last, one.subject))


def _told(ctx: Context) -> Iterator[ToldFact]:
    """Those of public answers first: what is prepared here comes later."""
    sources = {source.key: source for source in ctx.catalog.sources if source.told_to_parliament}
    for entry in ctx.catalog.chronology:
        source = sources.get(entry.source)
        if source and source.on and entry.attribute in STARTS:
            on = source.on.last
            yield ToldFact(entry.subject, entry.attribute, entry.value, source.title, on)
    for told in told_facts(ctx):
        kind = Subject.parse(told.subject).kind
        wanted = {Kind.PHASE: STARTS, Kind.MILESTONE: OF_MILESTONES}.get(kind, ())
        if told.attribute in wanted:
            yield told


def _standings(ctx: Context, moment: Moment) -> Iterator[tuple[str, Standing]]:
    for phase in states_on(ctx, moment=moment).values():
        title = ctx.catalog.phase(phase.phase).numbered_title
        yield phase.subject, Standing(phase.planned_start, phase.actual_start, title)
    for milestone in milestones_on(ctx, moment=moment):
        yield (
            milestone.subject,
            Standing(milestone.expected, milestone.actual_on, milestone.title),
        )


def _commitment(told: ToldFact, now: Standing, on: date) -> Commitment:
    day = PartialDate.parse(told.value)
    is_over = leaves_commitment(day, expected=None, reached=now.actual is not None, on=on)
    return Commitment(
        subject=told.subject,
        title=now.title,
        told=day,
        reference=told.reference,
        told_on=told.told_on,
        expected=now.expected,
        actual=now.actual,
        is_left=leaves_commitment(day, expected=now.actual or now.expected, reached=True, on=on),
        is_silent=is_over,
    )
