"""The roles that somebody must always hold: without them nobody could open the rest again."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import exists, or_, select

from domain.permissions import ROLE_NAMES, Role
from domain.sign_in import LastHolder
from models import Account, RoleGrant
from queries.context import Context

NEVER_EMPTY = (Role.ADMIN, Role.LEAD)


def require_another(ctx: Context, account: Account, *, losing: Collection[Role]) -> None:
    """Refuse that the last person who can enter under one of these roles loses it."""
    for role in NEVER_EMPTY:
        holds = role in losing and _enters_as(ctx, role, account, is_other=False)
        if holds and not _enters_as(ctx, role, account, is_other=True):
            raise LastHolder(name=account.display_name, role=ROLE_NAMES[role])


def _enters_as(ctx: Context, role: Role, account: Account, *, is_other: bool) -> bool:
    """Can that account, or any other one, sign in under the role? An invitation is no entry yet."""
    holders = (
        select(Account.id)
        .join(RoleGrant, RoleGrant.account_id == Account.id)
        .where(
            RoleGrant.role == role,
            Account.is_disabled.is_(False),
            # An invitation not used yet opens no door; demonstration accounts need no password.
            or_(Account.password_hash.is_not(None), Account.is_demo),
            Account.id != account.id if is_other else Account.id == account.id,
        )
    )
    return bool(ctx.session.scalar(select(exists(holders))))
