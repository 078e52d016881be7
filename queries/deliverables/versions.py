"""The versions handed in for a deliverable, for who may read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import aliased

from domain.dates import end_of_day
from domain.errors import NotFound
from domain.permissions import Permission
from domain.urls import old_address, version_address
from models import DeliverableVersion, Fact
from queries.context import Context
from queries.documents import VERSIONS
from queries.facts import withdrawn
from queries.moment import Moment
from queries.rows import named_rows

_EARLIER = aliased(DeliverableVersion)
# Those of one lot are counted apart, taken back or not: a number names one for ever, and tells no lot
# what another one handed in. The number of the row counts them all.
_NUMBER = (
    select(func.count())
    .where(
        _EARLIER.territory_key == DeliverableVersion.territory_key,
        _EARLIER.deliverable_key == DeliverableVersion.deliverable_key,
        _EARLIER.lot_key.is_not_distinct_from(DeliverableVersion.lot_key),
        _EARLIER.number <= DeliverableVersion.number,
    )
    .scalar_subquery()
)
_COLUMNS = (
    DeliverableVersion.id,
    DeliverableVersion.territory_key.label("territory"),
    DeliverableVersion.deliverable_key.label("deliverable"),
    _NUMBER.label("number"),
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
    """A file, with the SHA-256 of its bytes, or a link. `number` counts those of its lot."""

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

    @property
    def address(self) -> str:
        """Where it is given out, to who may have it."""
        return version_address(self.territory, self.lot, self.deliverable, self.number)


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
    files = _readable(
        ctx,
        DeliverableVersion.territory_key == territory,
        DeliverableVersion.deliverable_key.startswith(f"{phase}.", autoescape=True),
        DeliverableVersion.digest.is_not(None),
    )
    return list(files)


def version_of(
    ctx: Context, *, territory: str, lot: str | None, deliverable: str, number: int
) -> Version:
    """Return one of them; « introuvable » when it does not exist or is not for this person: its lot
    is the one that it was handed in by, whoever holds the phase now."""
    wanted = (
        DeliverableVersion.territory_key == territory,
        DeliverableVersion.deliverable_key == deliverable,
        DeliverableVersion.lot_key.is_not_distinct_from(lot),
    )
    found = next((one for one in _readable(ctx, *wanted) if one.number == number), None)
    if found is None:
        raise NotFound(subject=version_address(territory, lot, deliverable, number))
    return found


def version_proving(ctx: Context, *, version_id: int) -> Version:
    """Return the one whose old address a milestone holds as its proof; « introuvable » when none does,
    or when it is not for this person."""
    address = old_address(version_id)
    proves = exists().where(Fact.attribute == "proof", Fact.value == address, ~withdrawn(Fact))
    if not ctx.session.scalar(select(proves)):
        raise NotFound(subject=address)
    found = next(_readable(ctx, DeliverableVersion.id == version_id), None)
    if found is None:
        raise NotFound(subject=address)
    return found


def latest_version(ctx: Context, *, territory: str, deliverable: str) -> Version | None:
    """Return the last one that nobody took back, of whichever lot: for services, which decide
    themselves who may do what with it."""
    here = (
        DeliverableVersion.territory_key == territory,
        DeliverableVersion.deliverable_key == deliverable,
    )
    return max(_standing(ctx, *here), key=lambda version: version.id, default=None)


def versions_added(ctx: Context, *, by: int | None, at: datetime) -> list[Version]:
    """Return those that one act of that person handed in, for who may take it back."""
    act = (DeliverableVersion.added_by == by, DeliverableVersion.added_at == at)
    return list(_standing(ctx, *act))


def may_read(ctx: Context, version: Version) -> bool:
    return ctx.actor.can(Permission.DELIVERABLE_FILES, version.territory, version.lot)


def _readable(ctx: Context, *wanted: ColumnElement[bool]) -> Iterator[Version]:
    return (version for version in _standing(ctx, *wanted) if may_read(ctx, version))


def _standing(ctx: Context, *wanted: ColumnElement[bool]) -> Iterator[Version]:
    """Those that nobody took back, oldest first."""
    statement = _selected().where(*wanted, VERSIONS.standing())
    rows = ctx.session.execute(statement.order_by(DeliverableVersion.id))
    return (Version(**row) for row in named_rows(rows))


def _selected() -> Select[*tuple[Any, ...]]:
    return select(*_COLUMNS)
