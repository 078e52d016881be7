"""Signing in: counting tries before a password is looked at, then opening a session.

Hashing takes 0.2 s and stands between two transactions, never inside one.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from domain import errors
from domain.actions import Action
from domain.sign_in import LOCKED_AFTER, LOCKOUT, LinkRefused, SignInRefused, fold_login, wait_after
from domain.subjects import Kind, subject_text
from domain.text import clean
from models import Account, LinkPurpose, SignInAttempt
from queries.accounts.sessions import hash_of
from queries.accounts.sign_in import Credentials
from queries.context import Context
from services import audit
from services.accounts import sign_in_links, tokens
from services.accounts.accounts import NAME_LIMIT, refuse_taken
from services.accounts.sessions import acting_as, end_sessions, open_session

FORGOTTEN = timedelta(days=1)


def begin_attempt(ctx: Context, *, login: str, address: str) -> None:
    """Count one more try for this login from this address, or refuse it without looking.

    Counted before the password is checked: a hundred tries at once are a hundred tries.
    """
    _forget_old(ctx)
    attempt = _attempt(ctx, login, address)
    if attempt.locked_until is not None and ctx.now < attempt.locked_until:
        raise SignInRefused
    # What was mistyped longer ago is forgiven; what follows at once adds up.
    if ctx.now - attempt.last_failed_at > LOCKOUT:
        attempt.n_failed = 0
    attempt.n_failed += 1
    attempt.last_failed_at = ctx.now
    attempt.locked_until = ctx.now + wait_after(attempt.n_failed)
    # Once, not at each try after it: a flood of tries would otherwise fill the journal.
    if attempt.n_failed == LOCKED_AFTER:
        _record_lockout(ctx, login)


def complete(ctx: Context, *, credentials: Credentials, login: str, address: str) -> str:
    """Open a session for who gave the right password; the token of its cookie."""
    account = _unchanged(ctx, credentials)
    # From this address only: a stranger elsewhere who tries passwords gains nothing.
    ctx.session.delete(_attempt(ctx, login, address))
    return open_session(ctx, account)


def change_password(ctx: Context, *, credentials: Credentials, password_hash: str) -> str:
    """Set another password; every session ends and this browser gets a new one."""
    account = _unchanged(ctx, credentials)
    _set_password(ctx, account, password_hash)
    audit.record(
        acting_as(ctx, account),
        Action.ACCOUNT_PASSWORD_CHANGED,
        subject_text(Kind.ACCOUNT, account.id),
    )
    return open_session(ctx, account)


def use_link(
    ctx: Context, *, token: str, password_hash: str, login: str = "", display_name: str = ""
) -> str:
    """Choose a password by a one-time link; the first lead also says who they are."""
    link = sign_in_links.redeem(ctx, token)
    account = ctx.session.get_one(Account, link.account_id)
    if account.is_disabled:
        raise LinkRefused
    if link.purpose is LinkPurpose.FIRST_LEAD:
        _introduce(ctx, account, login, display_name)
    _set_password(ctx, account, password_hash)
    audit.record(
        acting_as(ctx, account),
        Action.ACCOUNT_PASSWORD_CHOSEN,
        subject_text(Kind.ACCOUNT, account.id),
    )
    return open_session(ctx, account)


def enter_demo(ctx: Context, *, account_id: int) -> str:
    """Open a session of a demonstration account, without a password."""
    account = ctx.session.get(Account, account_id)
    if account is None or not account.is_demo or account.is_disabled:
        raise errors.NotFound(subject=str(account_id))
    return open_session(ctx, account)


def _set_password(ctx: Context, account: Account, password_hash: str) -> None:
    """End what the old password had opened: sessions, links, tokens, and the count of mistakes."""
    account.password_hash = password_hash
    end_sessions(ctx, account.id)
    sign_in_links.void(ctx, account)
    tokens.stop_all(ctx, account.id)
    mistakes = select(SignInAttempt).where(SignInAttempt.login == hash_of(account.login or ""))
    for attempt in ctx.session.scalars(mistakes):
        ctx.session.delete(attempt)


def _introduce(ctx: Context, account: Account, login: str, display_name: str) -> None:
    login = fold_login(login)
    if login != account.login:
        refuse_taken(ctx, login)
    account.login = login
    account.display_name = clean(display_name, field="Nom", limit=NAME_LIMIT, required=True)


def _unchanged(ctx: Context, credentials: Credentials) -> Account:
    """The account, if its password is still the one that was checked a moment ago."""
    account = ctx.session.get(Account, credentials.account_id)
    if account is None or account.is_disabled or account.password_hash != credentials.password_hash:
        raise SignInRefused
    return account


def _attempt(ctx: Context, login: str, address: str) -> SignInAttempt:
    """The row of this login and address, made when it is missing."""
    # Hashed: people may type their password in the field of the login, and the base would keep it.
    names = {"login": hash_of(login), "address": address[:64]}
    attempt = ctx.session.scalar(select(SignInAttempt).filter_by(**names))
    if attempt is None:
        attempt = SignInAttempt(**names, n_failed=0, last_failed_at=ctx.now)
        ctx.session.add(attempt)
        ctx.session.flush()
    return attempt


def _forget_old(ctx: Context) -> None:
    old = select(SignInAttempt).where(SignInAttempt.last_failed_at < ctx.now - FORGOTTEN)
    # A hundred at most, so that nobody’s sign-in pays for a night of attacks.
    for row in ctx.session.scalars(old.limit(100)):
        ctx.session.delete(row)


def _record_lockout(ctx: Context, login: str) -> None:
    """Leave a trace of the lockout of an account; unknown logins are nobody's business."""
    account_id = ctx.session.scalar(select(Account.id).where(Account.login == login))
    if account_id is not None:
        audit.record(ctx, Action.ACCOUNT_LOCKED, subject_text(Kind.ACCOUNT, account_id))
