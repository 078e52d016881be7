"""Handing a file out: the right is read anew, the download is written down."""

from __future__ import annotations

from dataclasses import dataclass

from domain.actions import Action
from domain.errors import NotFound
from domain.subjects import Kind, subject_text
from queries.context import Context
from queries.deliverables.versions import version_of
from services import audit


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """Under which name and type the bytes of that digest are handed out."""

    name: str
    media_type: str
    digest: str


def download(
    ctx: Context, *, territory: str, lot: str | None, deliverable: str, number: int
) -> StoredVersion:
    """The bytes of a version, for who may have them; « introuvable » to everybody else."""
    version = version_of(ctx, territory=territory, lot=lot, deliverable=deliverable, number=number)
    if version.digest is None:
        raise NotFound(subject=version.address)
    audit.record(
        ctx,
        Action.DELIVERABLE_DOWNLOADED,
        subject_text(Kind.DELIVERABLE, version.territory, version.deliverable),
        territory=version.territory,
        changes={"version": (None, version.number), "digest": (None, version.digest)},
    )
    return StoredVersion(version.name, version.media_type, version.digest)
