"""The minutes of a meeting: handed in once it was held, kept for ever, handed out to who may read them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from domain.actions import Action
from domain.files import CheckedFile
from domain.meetings import MeetingNotHeld
from domain.permissions import Permission
from domain.subjects import Kind, subject_text
from models import Meeting, MeetingMinutes
from queries.context import Context
from queries.documents import MINUTES
from queries.meetings.minutes import minutes_numbered
from services import audit
from services.audit import without_command_id
from services.files import blobs
from services.meetings.rows import meeting_facts, open_row, state_of, write


def add(
    ctx: Context,
    *,
    territory: str,
    number: int,
    seen_version: int,
    file: CheckedFile,
    folder: Path,
) -> None:
    """Keep a file as minutes, in each territory of the meeting where this person keeps meetings.
    Its bytes reach the disk before its row does; the journal does not tell its name."""
    row = open_row(ctx, territory=territory, number=number, seen_version=seen_version)
    if not state_of(ctx, row).is_held:
        raise MeetingNotHeld
    digest = blobs.store(folder, file.content)
    same = select(Meeting).where(Meeting.identity == row.identity).order_by(Meeting.id)
    for meeting in ctx.session.scalars(same).all():
        if ctx.actor.can(Permission.MEETING_WRITE, meeting.territory_key):
            _keep(ctx if meeting is row else without_command_id(ctx), meeting, file, digest)


def _keep(ctx: Context, row: Meeting, file: CheckedFile, digest: str) -> None:
    ctx.session.add(
        MeetingMinutes(
            territory_key=row.territory_key,
            meeting_number=row.number,
            name=file.name,
            media_type=file.kind.value,
            size=len(file.content),
            digest=digest,
            added_by=ctx.actor.user_id,
            added_at=ctx.now,
        )
    )
    write(
        ctx,
        row,
        Action.MEETING_MINUTES_ADDED,
        facts=meeting_facts(ctx, row, {MINUTES.attribute: digest}),
        changes={"digest": (None, digest)},
    )


@dataclass(frozen=True, slots=True)
class StoredMinutes:
    """Under which name and type the bytes of that digest are handed out."""

    name: str
    media_type: str
    digest: str


def download(ctx: Context, *, territory: str, meeting: int, number: int) -> StoredMinutes:
    """The bytes of minutes, for who may have them; « introuvable » to everybody else."""
    minutes = minutes_numbered(ctx, territory=territory, meeting=meeting, number=number)
    audit.record(
        ctx,
        Action.MEETING_MINUTES_DOWNLOADED,
        subject_text(Kind.MEETING, minutes.territory, minutes.meeting),
        territory=minutes.territory,
        changes={"digest": (None, minutes.digest)},
    )
    return StoredMinutes(minutes.name, minutes.media_type, minutes.digest)
