"""Belgian working days: Monday to Friday, without the ten legal holidays and the days we close."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from functools import cache

Closing = Collection[date]
_FIXED = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
_AFTER_EASTER = (1, 39, 50)  # Easter Monday, Ascension, Whit Monday
DAY = timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


@cache
def legal_holidays(year: int) -> frozenset[date]:
    """The ten days of the royal decree of 18 April 1974; one on a Sunday is not moved here."""
    fixed = {date(year, month, day) for month, day in _FIXED}
    return frozenset(fixed | {easter(year) + timedelta(days=days) for days in _AFTER_EASTER})


def is_working_day(day: date, closing: Closing = frozenset()) -> bool:
    return day.weekday() < 5 and day not in legal_holidays(day.year) and day not in closing


def working_days_between(start: date, end: date, closing: Closing = frozenset()) -> int:
    """Return how many working days lie after `start` up to `end`; negative when `end` comes
    first."""
    if end < start:
        return -working_days_between(end, start, closing)
    weeks, rest = divmod((end - start).days, 7)
    weekdays = 5 * weeks + sum((start + n * DAY).weekday() < 5 for n in range(1, rest + 1))
    years = range(start.year, end.year + 1)
    free = frozenset(closing).union(*(legal_holidays(year) for year in years))
    return weekdays - sum(start < day <= end and day.weekday() < 5 for day in free)
