"""Dates as they are really known: to the day, to the month, to the quarter."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from domain.errors import BadDate, DateOutOfRange, DayNeeded, FutureFact

BRUSSELS = ZoneInfo("Europe/Brussels")  # whose civil days count
CALENDAR_FIRST = date(2000, 1, 1)
CALENDAR_LAST = date(2099, 12, 31)

_SHAPE = re.compile(
    r"(?P<year>\d{4})(?:-(?:[TQ](?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))",
    re.ASCII,
)


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"


MONTHS = {Precision.DAY: 0, Precision.MONTH: 1, Precision.QUARTER: 3}


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A span of days of which only the precision given is known; `first` and `last` bound it."""

    first: date
    precision: Precision = Precision.DAY

    @property
    def last(self) -> date:
        """The last day it may mean. A thing done « in March » is certain on 31 March."""
        months = MONTHS[self.precision]
        if not months:
            return self.first
        month = self.first.month + months - 1
        return date(self.first.year, month, monthrange(self.first.year, month)[1])

    def __str__(self) -> str:
        """The form stored and exchanged: 2024-02-07, 2024-02 or 2024-Q1."""
        if self.precision is Precision.DAY:
            return self.first.isoformat()
        if self.precision is Precision.MONTH:
            return f"{self.first:%Y-%m}"
        return f"{self.first.year}-Q{(self.first.month + 2) // 3}"

    @classmethod
    def ending_on(cls, last: date, precision: Precision) -> PartialDate:
        """The span whose last day is `last`: 2024-02-29 known to the month is February 2024."""
        months = MONTHS[precision]
        first = last if not months else date(last.year, last.month - months + 1, 1)
        return cls(first, precision)

    @classmethod
    def around(cls, day: date, precision: Precision) -> PartialDate:
        """The day, or the month or quarter that it falls in."""
        if precision is Precision.DAY:
            return cls(day)
        months = MONTHS[precision]
        return cls(date(day.year, (day.month - 1) // months * months + 1, 1), precision)

    @classmethod
    @lru_cache(maxsize=1024)  # the same few hundred days, thousands of times a page
    def parse(cls, text: str) -> PartialDate:
        """Read 2024-02-07, 2024-02, 2024-Q1 or 2024-T1; refuse anything else (`BadDate`)."""
        match = _SHAPE.fullmatch(text)
        if not match:
            raise BadDate(value=text[:40])
        year, quarter, month, day = match.group("year", "quarter", "month", "day")
        try:
            if quarter:
                return cls(date(int(year), 3 * int(quarter) - 2, 1), Precision.QUARTER)
            precision = Precision.DAY if day else Precision.MONTH
            return cls(date(int(year), int(month), int(day or 1)), precision)
        except ValueError:
            raise BadDate(value=text) from None


def weeks_later(when: PartialDate, weeks: int) -> PartialDate:
    """The same date so many weeks later; what is known to the month stays a month."""
    return PartialDate.around(when.last + timedelta(weeks=weeks), when.precision)


def parse_day(text: str) -> date:
    """A single day within the project's calendar; refuses months, and days out of it."""
    parsed = PartialDate.parse(text)
    if parsed.precision is not Precision.DAY:
        raise DayNeeded(value=text)
    return check_in_calendar(parsed.first)


def end_of_day(day: date) -> datetime:
    """The last instant of a Belgian day."""
    midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=BRUSSELS)
    return midnight - timedelta(microseconds=1)


def check_in_calendar(day: date) -> date:
    """Refuse days that no record of this project can hold."""
    if not CALENDAR_FIRST <= day <= CALENDAR_LAST:
        raise DateOutOfRange(
            value=f"{day:%d/%m/%Y}",
            first=f"{CALENDAR_FIRST:%d/%m/%Y}",
            last=f"{CALENDAR_LAST:%d/%m/%Y}",
        )
    return day


def check_past(day: date, *, today: date) -> date:
    """Refuse a day that is still to come, or out of the calendar."""
    check_in_calendar(day)
    if day > today:
        raise FutureFact(value=f"{day:%d/%m/%Y}")
    return day
