"""The minutes of meetings, for who keeps meetings there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from domain.dates import end_of_day
from domain.errors import NotFound
from domain.permissions import Permission
from models import MeetingMinutes
from queries.context import Context
from queries.documents import MINUTES
from queries.moment import Moment
from queries.rows import named_rows

_COLUMNS = (
    MeetingMinutes.id,
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

    id: int
    territory: str
    meeting: int
    name: str
    media_type: str
    size: int
    digest: str
    added_by: int | None
    added_at: datetime


def minutes_of(ctx: Context, *, territory: str, meeting: int, moment: Moment) -> list[Minutes]:
    """Return those handed in up to that moment, oldest first; none at all to who may not read
    them."""
    if not ctx.actor.can(Permission.MEETING_WRITE, territory):
        return []
    until = min(moment.known_at or end_of_day(moment.on), end_of_day(moment.on))
    statement = select(*_COLUMNS).where(
        MeetingMinutes.territory_key == territory,
        MeetingMinutes.meeting_number == meeting,
        MeetingMinutes.added_at <= until,
        MINUTES.standing(moment.known_at),
    )
    rows = ctx.session.execute(statement.order_by(MeetingMinutes.id))
    return [Minutes(**row) for row in named_rows(rows)]


def minutes_by_id(ctx: Context, *, minutes_id: int) -> Minutes:
    """Return one of them; « introuvable » when it does not exist or is not for this person."""
    wanted = (MeetingMinutes.id == minutes_id, MINUTES.standing())
    rows = ctx.session.execute(select(*_COLUMNS).where(*wanted))
    minutes = next((Minutes(**row) for row in named_rows(rows)), None)
    if minutes is None or not ctx.actor.can(Permission.MEETING_WRITE, minutes.territory):
        raise NotFound(subject=str(minutes_id))
    return minutes
