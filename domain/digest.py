"""The rules of mails: who wants which, once a week or a day, and when one that failed is tried
again."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum


class MailChoice(StrEnum):
    """What a person wants to receive."""

    WEEKLY = "weekly"  # the mail of the week, and the reminders
    DEADLINES = "deadlines"  # the reminders only
    NONE = "none"


class MailStatus(StrEnum):
    """Where the one mail of a person and a period stands."""

    CLAIMED = "claimed"  # a process is sending it
    SENT = "sent"
    FAILED = "failed"


class Outcome(StrEnum):
    """What became of one mail in one run of the command."""

    SENT = "sent"
    FAILED = "failed"
    GONE = "gone"  # by an earlier run
    WAITING = "waiting"  # it failed earlier, and its next try has not come
    GIVEN_UP = "given-up"  # it failed too often
    TAKEN = "taken"  # another process is sending it


REMINDED = (2, 0, -2)  # days before the date; -2 is two days after
COMING = (7, 14)  # days ahead that the mail of the week tells of
CLAIM_LASTS = timedelta(minutes=15)  # then its process is held for dead
FIRST_WAIT = timedelta(minutes=15)
LONGEST_WAIT = timedelta(hours=12)
REFUSED_WAIT = timedelta(days=1)
MOST_TRIES, MOST_REFUSALS = 10, 3


def week_of(day: date) -> str:
    """The ISO week of a Belgian civil day, year included: 2026-12-31 and 2027-01-03 are
    2026-W53."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def wait_before_next_try(tries: int, *, refused: bool) -> timedelta | None:
    """Return how long after so many tries the next one comes; None: never. The server refused
    the mail itself, or it could not be reached."""
    if refused:
        return REFUSED_WAIT if tries < MOST_REFUSALS else None
    return min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT) if tries < MOST_TRIES else None
