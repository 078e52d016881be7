"""Which reports are expected, late, sent or decided, seen by who may follow or read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import NamedTuple

from domain.errors import N_, NotFound
from domain.permissions import Permission
from domain.reporting import (
    Cadence,
    Period,
    ReportStatus,
    Rhythm,
    Standing,
    reminder_of,
    standing_of,
)
from domain.reports import ReportNotExpected, ReportNotYetExpected
from domain.subjects import Kind, subject_text
from i18n.formats import day_span, long_day
from queries.cached import remembered
from queries.context import Context
from queries.facts import FactRow, facts_on
from queries.moment import Moment

RHYTHM = ("report_cadence", "report_first_on", "report_last_on")
STATUS = ("report_status", "report_number", "report_accepted")


class ReportPlace(NamedTuple):
    """What the subject of a report says."""

    territory: str
    lot: str
    period: str


@dataclass(frozen=True, slots=True)
class Expectation:
    """What is asked of a lot in a territory; no rhythm until a lead says one. `version` is the
    number of the fact that said so last."""

    territory: str
    lot: str
    rhythm: Rhythm | None = None
    version: int = 0

    @property
    def subject(self) -> str:
        return subject_text(Kind.REPORTING, self.territory, self.lot)


@dataclass(frozen=True, slots=True)
class ReportState:
    """One report on one day. `number` is its last version, `accepted` the last that FOREm
    accepted; 0 when there is none. Who only reads accepted reports sees no other version."""

    territory: str
    lot: str
    period: Period
    due_on: date
    standing: Standing
    number: int = 0
    accepted: int = 0
    sent_on: date | None = None
    sent_by: int | None = None
    decided_on: date | None = None
    decided_by: int | None = None
    reason: str = ""  # why it was returned

    @property
    def subject(self) -> str:
        return subject_of(self.territory, self.lot, self.period.key)

    @property
    def title(self) -> str:
        """« Rapport du 16 au 30 novembre 2026 »."""
        return N_("Rapport {days}").format(days=day_span(self.period.first, self.period.last))


@dataclass(frozen=True, slots=True)
class Reminder:
    """A report that is not there, `days` after its due date (-2, 0 or 2)."""

    report: ReportState
    days: int


def subject_of(territory: str, lot: str, period: str) -> str:
    return subject_text(Kind.REPORT, territory, lot, period)


def place_in(subject: str) -> ReportPlace:
    """Read back the subject of a report."""
    return ReportPlace(*subject.split("/")[1:])


def is_told(ctx: Context, fact: FactRow) -> bool:
    """That FOREm accepted a report, to who reads those; what else became of it, to who follows
    it. That a version waits is told with its number."""
    place = place_in(fact.subject)
    if fact.attribute == "report_accepted":
        return ctx.actor.can(Permission.REPORT_READ, place.territory, place.lot)
    is_news = fact.attribute != "report_status" or fact.value == ReportStatus.RETURNED
    return is_news and ctx.actor.can(Permission.REPORT_FOLLOW, place.territory, place.lot)


def expectations_on(
    ctx: Context,
    *,
    moment: Moment,
    territory: str | None = None,
    permission: Permission = Permission.REPORT_FOLLOW,
) -> list[Expectation]:
    """Return one a territory and lot for which the actor holds that right, in the order of the
    method."""
    ctx.actor.require(Permission.REPORT_READ)
    facts = _facts_by_subject(ctx, moment, territory, RHYTHM)
    return [
        _expectation(Expectation(place.key, lot.key), facts)
        for place, lot in product(ctx.catalog.territories, ctx.catalog.lots)
        if territory in (None, place.key) and ctx.actor.can(permission, place.key, lot.key)
    ]


def _facts_by_subject(
    ctx: Context, moment: Moment, territory: str | None, attributes: Sequence[str]
) -> Mapping[str, Mapping[str, FactRow]]:
    """The facts in force by subject and attribute."""
    facts: dict[str, dict[str, FactRow]] = defaultdict(dict)
    for fact in facts_on(
        ctx,
        on=moment.on,
        known_at=moment.known_at,
        attributes=attributes,
        territory=territory,
    ):
        facts[fact.subject][fact.attribute] = fact
    return facts


def _expectation(unknown: Expectation, stated: Mapping[str, Mapping[str, FactRow]]) -> Expectation:
    facts = stated.get(unknown.subject)
    if not facts:
        return unknown
    cadence, first, last = (facts[name].value for name in RHYTHM)
    rhythm = Rhythm(
        Cadence(cadence),
        date.fromisoformat(first),
        date.fromisoformat(last) if last else None,
    )
    version = max(fact.id for fact in facts.values())
    return Expectation(unknown.territory, unknown.lot, rhythm, version)


@remembered
def reports_on(
    ctx: Context, *, moment: Moment, territory: str | None = None
) -> Sequence[ReportState]:
    """Return every report expected or sent, latest period first, then in the order of the
    method; only the accepted ones for who may not follow the others."""
    facts = _facts_by_subject(ctx, moment, territory, STATUS)
    asked = expectations_on(
        ctx, moment=moment, territory=territory, permission=Permission.REPORT_READ
    )
    reports = [
        state for expectation in asked for state in _of_place(ctx, expectation, facts, moment.on)
    ]
    return sorted(reports, key=lambda state: state.period.last, reverse=True)


def report_on(
    ctx: Context, *, territory: str, lot: str, period: str, moment: Moment
) -> ReportState:
    """Return one of them; « introuvable » when it is not for this person, or of no known place."""
    for state in reports_on(ctx, moment=moment, territory=territory):
        if (state.territory, state.lot, state.period.key) == (territory, lot, period):
            return state
    asked = expectations_on(ctx, moment=moment, territory=territory)
    if lot in {expectation.lot for expectation in asked}:
        if moment != Moment(ctx.today) and _is_expected_now(ctx, territory, lot, period):
            raise ReportNotYetExpected(day=long_day(moment.on))
        raise ReportNotExpected
    raise NotFound(subject=f"{territory} {lot} {period}"[:80])


def _is_expected_now(ctx: Context, territory: str, lot: str, period: str) -> bool:
    now = reports_on(ctx, moment=Moment(ctx.today), territory=territory)
    return any((state.lot, state.period.key) == (lot, period) for state in now)


def reminders_on(ctx: Context, *, on: date) -> list[Reminder]:
    """The reports that this person is to be reminded of on that day."""
    return [
        Reminder(state, days)
        for state in reports_on(ctx, moment=Moment(on))
        if (days := reminder_of(state.standing, due_on=state.due_on, on=on)) is not None
    ]


def _of_place(
    ctx: Context, asked: Expectation, facts: Mapping[str, Mapping[str, FactRow]], on: date
) -> Iterator[ReportState]:
    """Return what is expected there, and what was sent though it is no longer expected."""
    periods = {period.key: period for period in asked.rhythm.periods(on)} if asked.rhythm else {}
    prefix = subject_of(asked.territory, asked.lot, "")
    sent = {subject.removeprefix(prefix) for subject in facts if subject.startswith(prefix)}
    follows = ctx.actor.can(Permission.REPORT_FOLLOW, asked.territory, asked.lot)
    for key in periods.keys() | sent:
        period = periods.get(key) or Period.parse(key)
        state = _state(ctx, asked, period, facts.get(prefix + key, {}), on)
        if follows:
            yield state
        elif state.accepted:
            yield _as_accepted(state)


def _state(
    ctx: Context, asked: Expectation, period: Period, facts: Mapping[str, FactRow], on: date
) -> ReportState:
    closing = ctx.catalog.closing_days
    due_on = period.due_on(closing)
    following = asked.rhythm.after(period).due_on(closing) if asked.rhythm else due_on
    status, number = facts.get("report_status"), facts.get("report_number")
    accepted = facts.get("report_accepted")
    standing = standing_of(
        ReportStatus(status.value) if status else None,
        due_on=due_on,
        next_due_on=following,
        on=on,
    )
    decided = status if status and status.value != ReportStatus.SUBMITTED else None
    return ReportState(
        asked.territory,
        asked.lot,
        period,
        due_on,
        standing,
        number=int(number.value) if number else 0,
        accepted=int(accepted.value) if accepted else 0,
        sent_on=number.stated_on if number else None,
        sent_by=number.recorded_by if number else None,
        decided_on=decided.stated_on if decided else None,
        decided_by=decided.recorded_by if decided else None,
        reason=decided.note if decided else "",
    )


def _as_accepted(state: ReportState) -> ReportState:
    """Hide a correction that is on its way from who reads accepted reports only."""
    return ReportState(
        state.territory,
        state.lot,
        state.period,
        state.due_on,
        Standing.ACCEPTED,
        number=state.accepted,
        accepted=state.accepted,
    )
