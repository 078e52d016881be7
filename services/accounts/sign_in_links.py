"""One-time links by which a person chooses a password. Only the hash of the token is kept."""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy import select

from domain.sign_in import LinkRefused
from models import Account, LinkPurpose, SignInLink
from queries.accounts.sessions import hash_of
from queries.context import Context

LIFETIME = {
    LinkPurpose.FIRST_LEAD: timedelta(hours=24),
    LinkPurpose.INVITATION: timedelta(days=7),
    LinkPurpose.RESET: timedelta(minutes=30),
}


def new_token() -> str:
    """256 bits that nobody guesses, fit for an address."""
    return secrets.token_urlsafe(32)


def issue(ctx: Context, account: Account, purpose: LinkPurpose, token: str) -> None:
    """Open a link for this account; the earlier ones stop working."""
    void(ctx, account)
    ctx.session.add(
        SignInLink(
            token_hash=hash_of(token),
            account_id=account.id,
            purpose=purpose,
            created_at=ctx.now,
            expires_at=ctx.now + LIFETIME[purpose],
        )
    )


def redeem(ctx: Context, token: str) -> SignInLink:
    """Use a link up. Two people with the same link: the second is refused."""
    link = ctx.session.scalar(
        # Locked where the engine can; SQLite has one writer at a time anyway.
        select(SignInLink).where(SignInLink.token_hash == hash_of(token)).with_for_update()
    )
    if link is None or link.used_at is not None or link.expires_at <= ctx.now:
        raise LinkRefused
    link.used_at = ctx.now
    return link


def void(ctx: Context, account: Account) -> None:
    """Close the account's open links."""
    still_open = select(SignInLink).where(
        SignInLink.account_id == account.id, SignInLink.used_at.is_(None)
    )
    for link in ctx.session.scalars(still_open):
        link.used_at = ctx.now
