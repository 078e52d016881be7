"""Writing a visit down never keeps a person from their page."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest
from sqlalchemy import select, text

from domain.sign_in import SEEN_EVERY
from models import WebSession
from models.database import Database, open_database
from queries.accounts.sessions import hash_of
from tests.accounts import Person, person
from tests.web.visitor import Visitor
from web.identity import VISIT_PATIENCE

EARLIER = timedelta(minutes=5)
NOTICEABLE = 2 * VISIT_PATIENCE + 3  # seconds: for this process, for the others, and a slow machine


@pytest.fixture
def returning(visitor: Visitor, database: Database) -> Person:
    """Signed in since long enough that this visit is worth writing down."""
    assert EARLIER > SEEN_EVERY
    aline = person(database, now=datetime.now(UTC) - EARLIER)
    visitor.bring(aline.session)
    return aline


@contextmanager
def writing(database: Database) -> Iterator[None]:
    """Another task holds the turn to write, for the time of a block."""
    held, done = Event(), Event()

    def hold() -> None:
        with database.write():
            held.set()
            done.wait()

    holder = Thread(target=hold)
    holder.start()
    held.wait()
    try:
        yield
    finally:
        done.set()
        holder.join()


def last_seen(database: Database, who: Person) -> datetime:
    with database.read() as session:
        token = WebSession.token_hash == hash_of(who.session)
        return session.scalars(select(WebSession.last_seen_at).where(token)).one()


def test_a_visit_is_written_down(visitor: Visitor, returning: Person, database: Database) -> None:
    before = last_seen(database, returning)
    assert visitor.is_signed_in()
    assert last_seen(database, returning) > before


@pytest.mark.parametrize("here", [True, False], ids=["this process", "another one"])
def test_nobody_waits_for_whoever_writes(
    visitor: Visitor,
    returning: Person,
    database: Database,
    database_url: str,
    caplog: pytest.LogCaptureFixture,
    here: bool,
) -> None:
    before = last_seen(database, returning)
    with writing(open_database(database_url) if here else database):
        started = time.monotonic()
        assert visitor.is_signed_in()
        assert time.monotonic() - started < NOTICEABLE
    assert last_seen(database, returning) == before
    assert "l’occupe depuis trop longtemps" in caplog.text
    assert visitor.is_signed_in()
    assert last_seen(database, returning) > before


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_database_that_may_not_be_written_is_still_read(
    visitor: Visitor, returning: Person, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with open_database(database_url).writer.connect() as connection:  # that the next one is given
        connection.execute(text("PRAGMA query_only = ON"))
    assert visitor.is_signed_in()
    assert "elle est en lecture seule" in caplog.text
