"""The versions handed in for a deliverable, for who may read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from domain.dates import end_of_day
from domain.errors import NotFound
from domain.permissions import Permission
from models import DeliverableVersion
from queries.context import Context
from queries.documents import VERSIONS
from queries.moment import Moment
from queries.rows import named_rows

_COLUMNS = (
    DeliverableVersion.id,
    DeliverableVersion.territory_key.label("territory"),
    DeliverableVersion.deliverable_key.label("deliverable"),
    DeliverableVersion.number,
    DeliverableVersion.lot_key.label("lot"),
    DeliverableVersion.name,
    DeliverableVersion.media_type,
    DeliverableVersion.size,
    DeliverableVersion.digest,
    DeliverableVersion.link,
    DeliverableVersion.note,
    DeliverableVersion.added_by,
    DeliverableVersion.added_at,
)


@dataclass(frozen=True, slots=True)
class Version:
    """A file, with the SHA-256 of its bytes, or a link."""

    id: int
    territory: str
    deliverable: str
    number: int
    lot: str | None
    name: str
    media_type: str
    size: int
    digest: str | None
    link: str
    note: str
    added_by: int | None
    added_at: datetime


def versions_of(ctx: Context, *, territory: str, key: str, moment: Moment) -> list[Version]:
    """Return those handed in up to that moment, oldest first; none at all to who may not read
    files."""
    known = moment.known_at or end_of_day(moment.on)
    statement = _selected().where(
        DeliverableVersion.territory_key == territory,
        DeliverableVersion.deliverable_key == key,
        DeliverableVersion.added_at <= min(known, end_of_day(moment.on)),
        VERSIONS.standing(moment.known_at),
    )
    rows = ctx.session.execute(statement.order_by(DeliverableVersion.number))
    return [
        version
        for version in (Version(**row) for row in named_rows(rows))
        if may_read(ctx, version)
    ]


def files_of(ctx: Context, *, territory: str, phase: str) -> list[Version]:
    """Return every file handed in for the deliverables of a phase, for who may read it, oldest
    first."""
    statement = _selected().where(
        DeliverableVersion.territory_key == territory,
        DeliverableVersion.deliverable_key.startswith(f"{phase}.", autoescape=True),
        DeliverableVersion.digest.is_not(None),
        VERSIONS.standing(),
    )
    rows = ctx.session.execute(statement.order_by(DeliverableVersion.id))
    return [
        version
        for version in (Version(**row) for row in named_rows(rows))
        if may_read(ctx, version)
    ]


def version_of(ctx: Context, *, version_id: int) -> Version:
    """Return one of them; « introuvable » when it does not exist or is not for this person: its lot
    is the one that it was handed in by, whoever holds the phase now."""
    wanted = (DeliverableVersion.id == version_id, VERSIONS.standing())
    rows = ctx.session.execute(_selected().where(*wanted))
    version = next((Version(**row) for row in named_rows(rows)), None)
    if version is None or not may_read(ctx, version):
        raise NotFound(subject=str(version_id))
    return version


def may_read(ctx: Context, version: Version) -> bool:
    return ctx.actor.can(Permission.DELIVERABLE_FILES, version.territory, version.lot)


def _selected() -> Select[*tuple[Any, ...]]:
    return select(*_COLUMNS)
