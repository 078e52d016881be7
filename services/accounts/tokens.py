"""Personal tokens: make one, revoke one, revoke all those of an account, note that one was used."""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy import select

from domain import errors
from domain.actions import Action
from domain.permissions import Permission
from domain.subjects import Kind, subject_text
from domain.tables import folded
from domain.text import clean
from domain.tokens import (
    LIFETIMES,
    MOST,
    PREFIX,
    TokenLifetimeRefused,
    TokenNameTaken,
    TooManyTokens,
)
from models import Account, ApiToken
from queries.accounts.sessions import hash_of
from queries.accounts.tokens import own_tokens
from queries.context import Context
from services import audit

NAME_LIMIT = 80


def new_token() -> str:
    """256 bits that nobody guesses, recognisable as one of ours."""
    return PREFIX + secrets.token_urlsafe(32)


def create(ctx: Context, *, token: str, name: str, days: int) -> None:
    """Open a token (new_token) for oneself; it reads what its person may read, and writes nothing."""
    ctx.actor.require(Permission.PROGRESS_READ)
    # The account is locked, so that two tabs cannot each make the last token that is allowed.
    account = ctx.session.get_one(Account, ctx.actor.user_id, with_for_update=True)
    name = clean(name, field="Nom du jeton", limit=NAME_LIMIT, required=True)
    living = own_tokens(ctx)
    if days not in LIFETIMES:
        raise TokenLifetimeRefused(days=days)
    if folded(name) in {folded(token.name) for token in living}:
        raise TokenNameTaken(name=name)
    if len(living) >= MOST:
        raise TooManyTokens(limit=MOST)
    ctx.session.add(
        ApiToken(
            token_hash=hash_of(token),
            account_id=account.id,
            name=name,
            created_at=ctx.now,
            expires_at=ctx.now + timedelta(days=days),
        )
    )
    _record_event(ctx, Action.TOKEN_CREATED, account.id, name)


def revoke(ctx: Context, *, token_id: int) -> None:
    """Stop one of one's own tokens; whose it is not, it does not exist."""
    row = ctx.session.get(ApiToken, token_id)
    if row is None or row.account_id != ctx.actor.user_id:
        raise errors.NotFound(subject=str(token_id))
    if row.revoked_at is not None:
        return
    row.revoked_at = ctx.now
    _record_event(ctx, Action.TOKEN_REVOKED, row.account_id, row.name)


def revoke_all(ctx: Context, *, account_id: int) -> None:
    """Stop every token of an account, for who manages accounts."""
    ctx.actor.require(Permission.ACCOUNT_MANAGE)
    if ctx.session.get(Account, account_id) is None:
        raise errors.NotFound(subject=str(account_id))
    if stopped := stop_all(ctx, account_id):
        _record_event(ctx, Action.TOKEN_REVOKED, account_id, ", ".join(stopped))


def stop_all(ctx: Context, account_id: int) -> list[str]:
    """End the tokens of an account, as when it is closed; their names."""
    living = select(ApiToken).where(
        ApiToken.account_id == account_id,
        ApiToken.revoked_at.is_(None),
        ApiToken.expires_at > ctx.now,
    )
    rows = ctx.session.scalars(living.order_by(ApiToken.id)).all()
    for row in rows:
        row.revoked_at = ctx.now
    return [row.name for row in rows]


def note_use(ctx: Context, *, token_id: int) -> None:
    """Write down that a token was used."""
    ctx.session.get_one(ApiToken, token_id).last_used_at = ctx.now


def _record_event(ctx: Context, action: Action, account_id: int, name: str) -> None:
    """In the journal of the account: the name that its person gave to the token, never the token."""
    audit.record(ctx, action, subject_text(Kind.ACCOUNT, account_id), note=name)
