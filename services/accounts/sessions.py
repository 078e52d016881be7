"""Opening, keeping and ending the sessions of browsers."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from domain.actions import Action
from domain.permissions import Actor
from domain.subjects import Kind, subject_text
from models import Account, WebSession
from queries.accounts.sessions import hash_of, signed_in
from queries.context import Context
from services import audit
from services.accounts import sign_in_links


def open_session(ctx: Context, account: Account) -> str:
    """A new session, never one that the browser brought; its token, known to the browser only."""
    token = sign_in_links.new_token()
    ctx.session.add(
        WebSession(
            token_hash=hash_of(token),
            account_id=account.id,
            created_at=ctx.now,
            last_seen_at=ctx.now,
        )
    )
    audit.record(
        acting_as(ctx, account), Action.SESSION_OPENED, subject_text(Kind.ACCOUNT, account.id)
    )
    return token


def close_session(ctx: Context, *, token_hash: str) -> None:
    """Sign out of one browser."""
    row = ctx.session.scalar(select(WebSession).where(WebSession.token_hash == token_hash))
    if row is None or row.ended_at is not None:
        return
    row.ended_at = ctx.now
    account = ctx.session.get_one(Account, row.account_id)
    audit.record(
        acting_as(ctx, account), Action.SESSION_CLOSED, subject_text(Kind.ACCOUNT, account.id)
    )


def keep_alive(ctx: Context, *, token_hash: str) -> bool:
    """Write down that the session was used; False when it is over."""
    if signed_in(ctx.session, token_hash, ctx.now) is None:
        return False
    row = ctx.session.scalar(select(WebSession).where(WebSession.token_hash == token_hash))
    # It was there a line above, and writers take turns.
    assert row is not None
    # Two requests of one browser may be written in the other order.
    row.last_seen_at = max(row.last_seen_at, ctx.now)
    return True


def end_sessions(ctx: Context, account_id: int) -> None:
    """End every session of an account, in all its browsers."""
    living = select(WebSession).where(
        WebSession.account_id == account_id, WebSession.ended_at.is_(None)
    )
    for row in ctx.session.scalars(living):
        row.ended_at = ctx.now


def acting_as(ctx: Context, account: Account) -> Context:
    """Return the context on behalf of the person who signs in or out."""
    return replace(ctx, actor=Actor(account.id, account.display_name))
