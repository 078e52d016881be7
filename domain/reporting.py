"""When reports are expected, where one stands, and what may happen to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.dates import CALENDAR_LAST, PartialDate, Precision
from domain.errors import NotFound
from domain.reports import ReportNotAwaitingReview, ReportWithFOREm
from domain.working_days import DAY, Closing, is_working_day


class Cadence(StrEnum):
    TWICE_MONTHLY = "twice_monthly"  # « bimensuel »: 24 a year
    MONTHLY = "monthly"
    EVERY_TWO_MONTHS = "every_two_months"  # « bimestriel »: 6 a year


@dataclass(frozen=True, slots=True)
class Period:
    """The days that one report tells of."""

    first: date
    last: date

    @property
    def key(self) -> str:
        """« 2026-11-01_2026-11-15 », as in addresses and facts, whatever the cadence."""
        return f"{self.first}_{self.last}"

    @classmethod
    def parse(cls, key: str) -> Period:
        """The period of that key; anything else is « introuvable »."""
        try:
            first, last = (date.fromisoformat(day) for day in key.split("_"))
        except ValueError:
            raise NotFound(subject=key[:40]) from None
        return cls(first, last)

    def due_on(self, closing: Closing = frozenset()) -> date:
        """The last day of the period, or the next working day."""
        day = self.last
        while not is_working_day(day, closing):
            day += DAY
        return day


def period_of(cadence: Cadence, day: date) -> Period:
    """The period that holds that day."""
    month = PartialDate.around(day, Precision.MONTH)
    if cadence is Cadence.TWICE_MONTHLY:
        middle = month.first.replace(day=15)
        return Period(month.first, middle) if day <= middle else Period(middle + DAY, month.last)
    if cadence is Cadence.MONTHLY:
        return Period(month.first, month.last)
    first = month.first if month.first.month % 2 else (month.first - DAY).replace(day=1)
    following = PartialDate(first, Precision.MONTH).last + DAY
    return Period(first, PartialDate(following, Precision.MONTH).last)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What is asked of a lot in a territory: how often, since when, until when."""

    cadence: Cadence
    first_on: date
    last_on: date | None = None

    def periods(self, until: date) -> list[Period]:
        """Return those that have begun on `until`, oldest first."""
        end = min(until, self.last_on or CALENDAR_LAST)
        periods, day = [], self.first_on
        while day <= end:
            periods.append(period_of(self.cadence, day))
            day = periods[-1].last + DAY
        return periods

    def after(self, period: Period) -> Period:
        return period_of(self.cadence, period.last + DAY)


class ReportStatus(StrEnum):
    """What has become of the version last sent."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"


class Standing(StrEnum):
    """Where a report stands on a day, seen by who waits for it."""

    EXPECTED = "expected"
    LATE = "late"
    MISSING = "missing"  # still not there when the next one is due
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"


UNSENT = frozenset({Standing.EXPECTED, Standing.LATE, Standing.MISSING})
OVERDUE = frozenset({Standing.LATE, Standing.MISSING})
REMINDED: Mapping[int, timedelta] = {days: timedelta(days=days) for days in (-2, 0, 2)}


def standing_of(
    status: ReportStatus | None, *, due_on: date, next_due_on: date, on: date
) -> Standing:
    """A report that was sent stands as it was decided; else the calendar says."""
    if status:
        return Standing(status.value)
    if on <= due_on:
        return Standing.EXPECTED
    return Standing.LATE if on <= next_due_on else Standing.MISSING


def reminder_of(standing: Standing, *, due_on: date, on: date) -> int | None:
    """-2, 0 or 2: how many days after the due date a reminder is called for, when it is today."""
    if standing not in UNSENT:
        return None
    return next((days for days, gap in REMINDED.items() if due_on + gap == on), None)


def check_sendable(status: ReportStatus | None) -> None:
    """A version that FOREm is reading is not overtaken by another one."""
    if status is ReportStatus.SUBMITTED:
        raise ReportWithFOREm


def check_decidable(status: ReportStatus | None) -> None:
    if status is not ReportStatus.SUBMITTED:
        raise ReportNotAwaitingReview
