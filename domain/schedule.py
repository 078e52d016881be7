"""Late, without news, or neither: what a phase's dates and silence mean on a given day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from domain.dates import PartialDate, Precision
from domain.phases import AWAITED, RUNNING, PhaseStatus
from domain.working_days import Closing, working_days_between


class Flag(StrEnum):
    LATE = "late"
    STALE = "stale"


class Standing(Protocol):
    """What has to be known of one phase on one day."""

    @property
    def status(self) -> PhaseStatus: ...
    @property
    def planned_start(self) -> PartialDate | None: ...
    @property
    def planned_end(self) -> PartialDate | None: ...
    @property
    def last_news_on(self) -> date | None: ...


def due_date(standing: Standing) -> PartialDate | None:
    """The next planned date that the phase has to meet: its start, then its end."""
    if standing.status in AWAITED or standing.status is PhaseStatus.UNKNOWN:
        return standing.planned_start or standing.planned_end
    return standing.planned_end if standing.status in RUNNING else None


def flag_of(standing: Standing, *, on: date, news_expected_days: int) -> Flag | None:
    """Silence comes before lateness: nobody can say « late » of what nobody has told for long.

    A closed phase needs no news; a phase of which nothing was ever said is « unknown »,
    which is a status of its own and not a flag. A month is late after its last day.
    """
    if standing.last_news_on is None or standing.status not in AWAITED | RUNNING:
        return None
    if not is_recent(standing.last_news_on, on=on, news_expected_days=news_expected_days):
        return Flag.STALE
    due = due_date(standing)
    return Flag.LATE if due and due.last < on else None


def is_recent(last_news_on: date | None, *, on: date, news_expected_days: int) -> bool:
    """Do the last news still hold on that day? For as many days as news are expected within."""
    return last_news_on is not None and on - last_news_on <= timedelta(days=news_expected_days)


@dataclass(frozen=True, slots=True)
class Slip:
    """How far a date stands from the plan, later being positive. Not exact when either date is
    known less precisely than the day: their last days are then compared, and a day within the month
    that was planned is no distance at all."""

    calendar_days: int
    working_days: int
    exact: bool


def slip_of(
    planned: PartialDate | None, expected: PartialDate | None, closing: Closing = frozenset()
) -> Slip | None:
    """The distance between plan and expectation; nothing when either is not known."""
    if planned is None or expected is None:
        return None
    exact = planned.precision is expected.precision is Precision.DAY
    if not exact and expected.first <= planned.last and planned.first <= expected.last:
        return Slip(0, 0, exact=False)
    return Slip(
        (expected.last - planned.last).days,
        working_days_between(planned.last, expected.last, closing),
        exact,
    )


def started_late(planned: PartialDate | None, actual: PartialDate | None) -> bool:
    """Is it certain that it started after all that the plan may mean? A day within the month that
    was planned is no delay."""
    return planned is not None and actual is not None and actual.first > planned.last


def falls_within(planned: PartialDate, *, after: date, days: int) -> bool:
    """Does any day it may mean fall in the `days` that follow `after` (that day included)?"""
    return planned.last >= after and planned.first <= after + timedelta(days=days)
