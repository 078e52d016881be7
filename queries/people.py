"""Names of those who declared and verified, for readers who may know them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import select

from domain.permissions import Permission
from models import Account
from queries.context import Context


def names_of(ctx: Context, *, ids: Collection[int | None]) -> Mapping[int, str]:
    """Display names by account; empty for a reader who may not know people, only roles."""
    wanted = {identifier for identifier in ids if identifier is not None}
    if not wanted or not ctx.actor.can(Permission.PEOPLE_READ):
        return {}
    statement = select(Account.id, Account.display_name).where(Account.id.in_(wanted))
    return dict(ctx.session.execute(statement).all())
