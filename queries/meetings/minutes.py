"""The minutes of meetings, for who keeps meetings there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from domain.dates import end_of_day
from domain.errors import NotFound
from domain.permissions import Permission
from domain.urls import FILES
from models import MeetingMinutes
from queries.context import Context
from queries.documents import MINUTES
from queries.moment import Moment
from queries.rows import named_rows

_EARLIER = aliased(MeetingMinutes)
# Of one meeting in one territory, taken back or not: a number names a file for ever, and does not tell
# how many others hand in.
_NUMBER = (
    select(func.count())
    .where(
        _EARLIER.territory_key == MeetingMinutes.territory_key,
        _EARLIER.meeting_number == MeetingMinutes.meeting_number,
        _EARLIER.id <= MeetingMinutes.id,
    )
    .scalar_subquery()
)
_COLUMNS = (
    _NUMBER.label("number"),
    MeetingMinutes.territory_key.label("territory"),
    MeetingMinutes.meeting_number.label("meeting"),
    MeetingMinutes.name,
    MeetingMinutes.media_type,
    MeetingMinutes.size,
    MeetingMinutes.digest,
    MeetingMinutes.added_by,
    MeetingMinutes.added_at,
)


@dataclass(frozen=True, slots=True)
class Minutes:
    """One file, with the SHA-256 of its bytes."""

    number: int
    territory: str
    meeting: int
    name: str
    media_type: str
    size: int
    digest: str
    added_by: int | None
    added_at: datetime

    @property
    def address(self) -> str:
        """Where it is given out, to who may have it."""
        return f"{FILES}reunions/{self.territory}/{self.meeting}/{self.number}"


def minutes_of(ctx: Context, *, territory: str, meeting: int, moment: Moment) -> list[Minutes]:
    """Return those handed in up to that moment, oldest first; none at all to who may not read
    them."""
    until = min(moment.known_at or end_of_day(moment.on), end_of_day(moment.on))
    kept = _kept(ctx, territory, meeting, moment.known_at)
    return [minutes for minutes in kept if minutes.added_at <= until]


def minutes_numbered(ctx: Context, *, territory: str, meeting: int, number: int) -> Minutes:
    """Return one of them; « introuvable » when it does not exist or is not for this person."""
    kept = _kept(ctx, territory, meeting)
    found = next((minutes for minutes in kept if minutes.number == number), None)
    if found is None:
        raise NotFound(subject=f"{territory} {meeting} {number}")
    return found


def _kept(
    ctx: Context, territory: str, meeting: int, known_at: datetime | None = None
) -> list[Minutes]:
    """Those of a meeting that nobody took back, for who keeps meetings there."""
    if not ctx.actor.can(Permission.MEETING_WRITE, territory):
        return []
    statement = select(*_COLUMNS).where(
        MeetingMinutes.territory_key == territory,
        MeetingMinutes.meeting_number == meeting,
        MINUTES.standing(known_at),
    )
    rows = ctx.session.execute(statement.order_by(MeetingMinutes.id))
    return [Minutes(**row) for row in named_rows(rows)]
