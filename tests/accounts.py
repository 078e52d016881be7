"""Accounts for the tests, made by the real services on a real database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from sqlalchemy import select

from definitions.catalog import Catalog
from definitions.live import open_catalog
from domain.actions import Action
from domain.permissions import Actor, Grant, Role, words_of
from models import Account, WebSession
from models.database import Database
from queries.accounts.sessions import hash_of
from queries.context import Context
from services import audit
from services.accounts import accounts, sign_in, sign_in_links
from services.accounts.passwords import hash_password
from services.start.preparation import APPLICATION
from settings import ROOT

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PASSWORD = "quatre mots sans rapport"
HERSTAL_1 = Grant(Role.CONTRACTOR, "herstal", "lot-1")


@dataclass(frozen=True, slots=True)
class Person:
    """An account that has chosen its password, and the session that this opened."""

    id: int
    login: str
    session: str


def catalog() -> Catalog:
    return open_catalog(ROOT / "phases", ROOT / "territories").current()


@cache
def hashed(password: str = PASSWORD) -> str:
    return hash_password(password, login=None)


@contextmanager
def acting(
    database: Database, actor: Actor = APPLICATION, *, now: datetime = NOW
) -> Iterator[Context]:
    """One write transaction, by default on behalf of the application."""
    with database.write() as session:
        yield Context(session, actor, now, catalog())


def invited(database: Database, login: str, *grants: Grant, now: datetime = NOW) -> str:
    """The token of the link of a new account."""
    token = sign_in_links.new_token()
    with acting(database, now=now) as ctx:
        accounts.invite(
            ctx, token=token, login=login, display_name=f"Compte {login}", grants=grants
        )
    return token


def person(
    database: Database, login: str = "aline@exemple.be", *grants: Grant, now: datetime = NOW
) -> Person:
    """An account with PASSWORD; a lead unless told otherwise."""
    token = invited(database, login, *(grants or (Grant(Role.LEAD),)), now=now)
    with acting(database, now=now) as ctx:
        session = sign_in.use_link(ctx, token=token, password_hash=hashed())
    with database.read() as reading:
        found = reading.scalars(select(Account.id).where(Account.login == login)).one()
    return Person(found, login, session)


def admin(database: Database) -> Actor:
    """A person who manages accounts."""
    found = person(database, "denis@exemple.be", Grant(Role.ADMIN))
    return Actor(found.id, "Denis", frozenset({Grant(Role.ADMIN)}))


def sid_of(person: Actor) -> str:
    return hash_of(person.display_name)


def signed_in(database: Database, person: Actor) -> None:
    """What an invitation and a sign-in leave behind, with the identifier of the persona."""
    assert person.user_id is not None
    with acting(database, now=datetime.now(UTC)) as ctx:
        account = Account(
            id=person.user_id,
            login=f"{person.user_id}@exemple.be",
            display_name=person.display_name,
            created_at=ctx.now,
        )
        ctx.session.add(account)
        ctx.session.flush()
        accounts.give(ctx, account, person.grants)
        opened = {"created_at": ctx.now, "last_seen_at": ctx.now}
        ctx.session.add(WebSession(token_hash=sid_of(person), account_id=account.id, **opened))
        changes = {"grants": (None, words_of(person.grants))}
        audit.record(ctx, Action.ACCOUNT_INVITED, accounts.subject_of(account), changes=changes)
