"""What signing in has to read: the hash behind a login, the account behind a link."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models import Account, LinkPurpose, SignInLink
from queries.accounts.sessions import hash_of
from queries.rows import named_rows


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a password is compared with. The hash is never shown, not even by repr()."""

    account_id: int
    login: str | None
    password_hash: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Link:
    """A link that still works, and whom it is for."""

    purpose: LinkPurpose
    account_id: int
    login: str | None
    display_name: str


@dataclass(frozen=True, slots=True)
class DemoAccount:
    id: int
    display_name: str


def require_answer(session: Session) -> None:
    """An outage is told before somebody types a password for nothing."""
    session.execute(select(1))


def credentials_of(session: Session, login: str) -> Credentials | None:
    """Return what to compare a password with; None when nobody can sign in under that login."""
    return _credentials(session, Account.login == login)


def credentials_by_id(session: Session, account_id: int) -> Credentials | None:
    return _credentials(session, Account.id == account_id)


def _credentials(session: Session, condition: ColumnElement[bool]) -> Credentials | None:
    row = session.execute(
        select(Account.id, Account.login, Account.password_hash).where(
            condition, Account.is_disabled.is_(False)
        )
    ).one_or_none()
    if row is None or row.password_hash is None:
        return None
    return Credentials(row.id, row.login, row.password_hash)


def link_of(session: Session, token: str, now: datetime) -> Link | None:
    """The link of that token if it still works. Reading it does not use it up."""
    rows = session.execute(
        select(
            SignInLink.purpose,
            Account.id.label("account_id"),
            Account.login,
            Account.display_name,
        )
        .join(Account, Account.id == SignInLink.account_id)
        .where(
            SignInLink.token_hash == hash_of(token),
            SignInLink.used_at.is_(None),
            SignInLink.expires_at > now,
            Account.is_disabled.is_(False),
        )
    )
    return next((Link(**row) for row in named_rows(rows)), None)


def demo_accounts(session: Session) -> list[DemoAccount]:
    """The accounts of the demonstration, in the order in which they were made."""
    rows = session.execute(
        select(Account.id, Account.display_name).where(Account.is_demo).order_by(Account.id)
    )
    return [DemoAccount(**row) for row in named_rows(rows)]
