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


def download(ctx: Context, *, version_id: int) -> StoredVersion:
    """The bytes of a version, for who may have them; « introuvable » to everybody else."""
    version = version_of(ctx, version_id=version_id)
    if version.digest is None:
        raise NotFound(subject=str(version_id))
    audit.record(
        ctx,
        Action.DELIVERABLE_DOWNLOADED,
        subject_text(Kind.DELIVERABLE, version.territory, version.deliverable),
        territory=version.territory,
        changes={"version": (None, version.number), "digest": (None, version.digest)},
    )
    return StoredVersion(version.name, version.media_type, version.digest)
