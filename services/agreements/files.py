"""The file of an agreement: handed in, kept for ever, handed out to who may have it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, select

from domain import errors
from domain.actions import Action
from domain.files import CheckedFile
from domain.permissions import Permission
from domain.subjects import Kind, subject_text
from models import AgreementFile
from queries.agreements.states import FILE, HandedIn, file_of
from queries.context import Context
from services import audit
from services.agreements.rows import agreement_facts, open_row, write
from services.files import blobs


def attach(
    ctx: Context,
    *,
    territory: str,
    number: int,
    seen_version: int,
    file: CheckedFile,
    folder: Path,
) -> None:
    """Keep a file as the latest one. Its bytes reach the disk before its row does; the journal
    tells its digest, not its name: more people read it."""
    row = open_row(ctx, territory=territory, number=number, seen_version=seen_version)
    ctx.actor.require(Permission.DELIVERABLE_FILES, territory, subject=f"{territory} {number}")
    if file.digest == row.file_digest:
        raise errors.NothingNew
    kept = AgreementFile(
        territory_key=territory,
        agreement_number=number,
        number=_n_kept(ctx, territory, number) + 1,
        name=file.name,
        media_type=file.kind.value,
        size=len(file.content),
        digest=blobs.store(folder, file.content),
        added_by=ctx.actor.user_id,
        added_at=ctx.now,
    )
    ctx.session.add(kept)
    write(
        ctx, row, Action.AGREEMENT_FILE_ADDED, facts=agreement_facts(ctx, row, {FILE: file.digest})
    )


def _n_kept(ctx: Context, territory: str, number: int) -> int:
    kept = select(func.count()).where(
        AgreementFile.territory_key == territory, AgreementFile.agreement_number == number
    )
    return ctx.session.scalar(kept) or 0


def download(ctx: Context, *, territory: str, agreement: int, number: int) -> HandedIn:
    """The file, for who may have it; « introuvable » to everybody else. The download is written
    down."""
    version = file_of(ctx, territory=territory, agreement=agreement, number=number)
    audit.record(
        ctx,
        Action.AGREEMENT_DOWNLOADED,
        subject_text(Kind.AGREEMENT, territory, agreement),
        territory=territory,
        changes={"digest": (None, version.digest)},
    )
    return version
