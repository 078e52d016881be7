"""Reading the day looked at, as an address or a command gives it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.dates import end_of_day, parse_day
from domain.errors import FutureKnowledge, FutureMoment
from i18n.formats import instant, long_day

USUAL_SPAN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Moment:
    """The day looked at, and the instant up to which recordings count (None: all of them)."""

    on: date
    known_at: datetime | None = None


def moment_of(on: str | None, known: str | None, *, today: date) -> Moment:
    """The day, and the end of the day up to which recordings count; refuses days to come."""
    day = parse_day(on) if on else today
    if day > today:
        raise FutureMoment(value=long_day(day))
    known_day = parse_day(known) if known else today
    if known_day > today:
        raise FutureKnowledge(value=long_day(known_day))
    return Moment(day, end_of_day(known_day) if known_day < today else None)


def span_of(
    since: str | None, until: str | None, *, moment: Moment, today: date
) -> tuple[date, date]:
    """Two days to compare: up to the day looked at, and from thirty days before, unless told
    otherwise; refuses days to come."""
    last = moment_of(until, None, today=today).on if until else moment.on
    first = moment_of(since, None, today=today).on if since else last - USUAL_SPAN
    return first, last


def state_words(moment: Moment) -> str:
    """« État au 7 février 2024 », and what was known when."""
    known = f", tel que connu le {instant(moment.known_at)}" if moment.known_at else ""
    return f"État au {long_day(moment.on)}{known}"
