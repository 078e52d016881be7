"""Keeping a page with its filters and its date under a name, renaming it, deleting it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from domain.actions import Action
from domain.errors import N_, NotFound, NothingNew, StaleEdit
from domain.permissions import Permission
from domain.saved_views import (
    NAME_LIMIT,
    ViewNameTaken,
    check_address,
    forget_person,
    without_person,
)
from domain.subjects import Kind, subject_text
from domain.tables import folded
from domain.text import clean
from models import SavedView
from queries.context import Context
from services import audit


def keep(ctx: Context, *, name: str, address: str, pages: Collection[str]) -> None:
    """Save an address under a name; `pages` are the paths that the interface serves."""
    ctx.actor.require(Permission.PROGRESS_READ)
    assert ctx.actor.user_id is not None, "the application itself keeps no view"
    ctx.session.add(
        SavedView(
            account_id=ctx.actor.user_id,
            name=_free_name(ctx, name),
            address=check_address(address, pages=pages),
            saved_at=ctx.now,
        )
    )
    _record(ctx, Action.ACCOUNT_VIEW_SAVED)


def rename(ctx: Context, *, view_id: int, seen_version: int, name: str) -> None:
    row = _own(ctx, view_id, seen_version)
    if clean(name, field="Nom de la vue", limit=NAME_LIMIT) == row.name:
        raise NothingNew
    row.name = _free_name(ctx, name, row.id)
    _record(ctx, Action.ACCOUNT_VIEW_RENAMED)


def delete(ctx: Context, *, view_id: int, seen_version: int) -> None:
    ctx.session.delete(_own(ctx, view_id, seen_version))
    _record(ctx, Action.ACCOUNT_VIEW_DELETED)


def _own(ctx: Context, view_id: int, seen_version: int) -> SavedView:
    """A view of this person; another person's is « introuvable »."""
    audit.refuse_repetition(ctx)
    row = ctx.session.get(SavedView, view_id)
    if row is None or row.account_id != ctx.actor.user_id:
        raise NotFound(subject=str(view_id))
    # Two tabs of one person may hold the same view.
    if row.version != seen_version:
        raise StaleEdit(subject=row.name)
    return row


def _free_name(ctx: Context, name: str, own: int = 0) -> str:
    """No two views of a person look alike in their list, capitals and accents aside."""
    name = clean(name, field="Nom de la vue", limit=NAME_LIMIT, required=True)
    mine = select(SavedView.name).where(
        SavedView.account_id == ctx.actor.user_id, SavedView.id != own
    )
    if folded(name) in map(folded, ctx.session.scalars(mine)):
        raise ViewNameTaken(name=name)
    return name


def _record(ctx: Context, action: Action) -> None:
    """That it happened; how people call their views is their own business."""
    audit.record(ctx, action, subject_text(Kind.ACCOUNT, ctx.actor.user_id))


def forget_in_views(ctx: Context, person: Sequence[str]) -> None:
    """Take out of the views of everybody what leads to a person who is erased: their name first,
    then the ways to reach them."""
    for row in ctx.session.scalars(select(SavedView)):
        row.address = forget_person(row.address, person)
        if not without_person(row.name, person):
            row.name = N_("Vue n° {number}").format(number=row.id)
