"""Handing in a version of a deliverable: a file or an address. Versions are kept for ever."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from domain.actions import Action
from domain.deliverables import (
    OPEN_TO_VERSIONS,
    DeliverableStatus,
    NothingToSubmit,
    NotOpenToVersions,
)
from domain.files import AddressRefused, CheckedFile
from domain.permissions import Permission
from domain.text import NOTE_LIMIT, clean
from domain.urls import is_usable
from models import Deliverable, DeliverableVersion
from queries.context import Context
from queries.deliverables.versions import Version, latest_version
from queries.documents import VERSIONS
from services.audit import without_command_id
from services.deliverables.rows import deliverable_facts, open_row, status_facts, write
from services.files import blobs
from services.record import lot_of

LINK_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Deposit:
    """What is said of a version that is handed in, and whether it is handed over to FOREm at once."""

    note: str = ""
    is_handed_over: bool = False


PLAIN = Deposit()


def add_file(
    ctx: Context,
    *,
    territory: str,
    deliverable: str,
    seen_version: int,
    file: CheckedFile,
    folder: Path,
    deposit: Deposit = PLAIN,
) -> None:
    """Keep a file as the next version. Its bytes reach the disk before its row does."""
    row = _writable(ctx, territory, deliverable, seen_version)
    note = clean(deposit.note, field="Note", limit=NOTE_LIMIT)
    version = DeliverableVersion(
        name=file.name,
        media_type=file.kind.value,
        size=len(file.content),
        digest=blobs.store(folder, file.content),
        note=note,
    )
    _add(ctx, row, version, deposit)


def add_link(
    ctx: Context,
    *,
    territory: str,
    deliverable: str,
    seen_version: int,
    link: str,
    deposit: Deposit = PLAIN,
) -> None:
    """Keep an address as the next version: what stands there is not copied."""
    row = _writable(ctx, territory, deliverable, seen_version)
    link = clean(link, field="Adresse", limit=LINK_LIMIT, required=True)
    if not is_usable(link):
        raise AddressRefused
    note = clean(deposit.note, field="Note", limit=NOTE_LIMIT)
    _add(ctx, row, DeliverableVersion(link=link, note=note), deposit)


def hand_over(ctx: Context, row: Deliverable, note: str = "") -> None:
    """Hand the latest version over: FOREm then has thirty days to verify it."""
    latest = latest_of(ctx, row)
    # What another lot handed in, when the phase was theirs, is not this person’s to hand over.
    reads = Permission.DELIVERABLE_FILES
    if latest is None or not ctx.actor.can(reads, row.territory_key, latest.lot):
        raise NothingToSubmit
    # Which version was handed over is kept: after a refusal, others follow it.
    values = {"submitted_on": ctx.today.isoformat(), "submitted_version": str(latest.number)}
    stored = status_facts(ctx, row, DeliverableStatus.SUBMITTED, values, note=note)
    write(ctx, row, Action.DELIVERABLE_SUBMITTED, facts=stored, note=note)


def latest_of(ctx: Context, row: Deliverable) -> Version | None:
    """Return the last version handed in that nobody took back."""
    return latest_version(ctx, territory=row.territory_key, deliverable=row.deliverable_key)


def _last_number(ctx: Context, row: Deliverable) -> int:
    """Of the rows ever added, taken back or not."""
    last = select(func.max(DeliverableVersion.number)).where(
        DeliverableVersion.territory_key == row.territory_key,
        DeliverableVersion.deliverable_key == row.deliverable_key,
    )
    return ctx.session.scalar(last) or 0


def _writable(ctx: Context, territory: str, deliverable: str, seen_version: int) -> Deliverable:
    row = open_row(
        ctx,
        territory=territory,
        deliverable=deliverable,
        seen_version=seen_version,
        permission=Permission.DELIVERABLE_WRITE,
    )
    if row.status not in OPEN_TO_VERSIONS:
        raise NotOpenToVersions
    return row


def _add(ctx: Context, row: Deliverable, version: DeliverableVersion, deposit: Deposit) -> None:
    """The first one, or one after a refusal, makes a draft of the deliverable. The journal tells
    neither its name nor its address: more people read it."""
    latest = latest_of(ctx, row)
    version.territory_key, version.deliverable_key = row.territory_key, row.deliverable_key
    # Writers take turns: no other version can take this number before the commit.
    version.number = _last_number(ctx, row) + 1
    version.lot_key = _lot(ctx, row)
    version.added_by, version.added_at = ctx.actor.user_id, ctx.now
    ctx.session.add(version)
    ctx.session.flush()
    added = latest_of(ctx, row)
    assert added is not None  # the one that was just added
    said = deliverable_facts(ctx, row, {VERSIONS.attribute: str(added.number)})
    if row.status in (DeliverableStatus.EXPECTED, DeliverableStatus.REFUSED):
        said += status_facts(ctx, row, DeliverableStatus.DRAFT)
    write(
        ctx,
        row,
        Action.DELIVERABLE_VERSION_ADDED,
        facts=said,
        changes={
            "version": (_before(latest, version), added.number),
            "digest": (None, version.digest),
        },
        note=version.note,
    )
    if deposit.is_handed_over:
        hand_over(without_command_id(ctx), row)


def _before(latest: Version | None, version: DeliverableVersion) -> int | None:
    """The number of the version that this one follows: that of another lot is not theirs to know."""
    return latest.number if latest and latest.lot == version.lot_key else None


def _lot(ctx: Context, row: Deliverable) -> str | None:
    """That of the phase; while it is not known, that of the contractor who hands in."""
    known = lot_of(ctx, territory=row.territory_key, phase=row.phase_key)
    own = (
        grant.lot
        for grant in ctx.actor.grants
        if grant.gives(Permission.DELIVERABLE_WRITE, row.territory_key, None)
    )
    return known or next(own, None)
