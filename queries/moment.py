"""Reading the day looked at, as an address or a command gives it."""

from __future__ import annotations

from datetime import date

from domain.dates import end_of_day, parse_day
from domain.errors import FutureKnowledge, FutureMoment
from i18n.formats import long_day
from queries.phases import Moment


def moment_of(on: str | None, known: str | None, *, today: date) -> Moment:
    """The day, and the end of the day up to which recordings count; refuses days to come."""
    day = parse_day(on) if on else today
    if day > today:
        raise FutureMoment(value=long_day(day))
    known_day = parse_day(known) if known else today
    if known_day > today:
        raise FutureKnowledge(value=long_day(known_day))
    return Moment(day, end_of_day(known_day) if known_day < today else None)
