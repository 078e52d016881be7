"""Personal tokens: who is behind one, and those that a person holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from domain.permissions import Actor, Grant, Permission
from domain.sign_in import SEEN_EVERY
from domain.tokens import is_alive
from models import Account, ApiToken, RoleGrant
from queries.context import Context
from queries.rows import named_rows


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who a living token stands for, with their rights of this very moment."""

    token_id: int
    actor: Actor
    last_used_at: datetime | None

    def is_news(self, now: datetime) -> bool:
        """Whether this use is worth writing down."""
        return self.last_used_at is None or now - self.last_used_at >= SEEN_EVERY


@dataclass(frozen=True, slots=True)
class TokenRow:
    """One token as its person lists it; the token itself is known to nobody any more."""

    id: int
    name: str
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None


def bearer_of(session: Session, token_hash: str, now: datetime) -> Bearer | None:
    """The person behind a token; None when it is unknown, expired, revoked, or the account
    closed."""
    rows = session.execute(
        select(
            ApiToken.id,
            ApiToken.expires_at,
            ApiToken.revoked_at,
            ApiToken.last_used_at,
            Account.id.label("account_id"),
            Account.display_name,
            RoleGrant.role,
            RoleGrant.territory_key,
            RoleGrant.lot_key,
        )
        .join(Account, Account.id == ApiToken.account_id)
        .outerjoin(RoleGrant, RoleGrant.account_id == Account.id)
        .where(ApiToken.token_hash == token_hash, Account.is_disabled.is_(False))
    ).all()
    if not rows:
        return None
    token = rows[0]
    if not is_alive(expires_at=token.expires_at, revoked_at=token.revoked_at, now=now):
        return None
    grants = frozenset(Grant(row.role, row.territory_key, row.lot_key) for row in rows if row.role)
    return Bearer(token.id, Actor(token.account_id, token.display_name, grants), token.last_used_at)


def own_tokens(ctx: Context) -> list[TokenRow]:
    """The tokens of this person that are in service, latest first."""
    columns = (
        ApiToken.id,
        ApiToken.name,
        ApiToken.created_at,
        ApiToken.expires_at,
        ApiToken.last_used_at,
    )
    mine = ApiToken.account_id == ctx.actor.user_id
    latest = select(*columns).where(mine, *_living(ctx)).order_by(ApiToken.id.desc())
    return [TokenRow(**row) for row in named_rows(ctx.session.execute(latest))]


def tokens_in_service(ctx: Context, *, account_id: int) -> int:
    """Return how many tokens of an account work, for who manages accounts."""
    ctx.actor.require(Permission.ACCOUNT_MANAGE)
    living = select(func.count()).where(ApiToken.account_id == account_id, *_living(ctx))
    return ctx.session.scalar(living) or 0


def _living(ctx: Context) -> tuple[ColumnElement[bool], ...]:
    """`domain.tokens.is_alive`, as SQL."""
    return ApiToken.revoked_at.is_(None), ApiToken.expires_at > ctx.now
