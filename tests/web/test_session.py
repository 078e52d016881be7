"""How long a session still lasts: asking is nobody’s visit, prolonging is one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from models import WebSession
from models.database import Database
from tests.accounts import Person, person
from tests.web.visitor import ORIGIN, Visitor
from web.identity import SESSION

EARLIER = timedelta(minutes=20)


@pytest.fixture
def resting(visitor: Visitor, database: Database) -> Person:
    aline = person(database, now=datetime.now(UTC) - EARLIER)
    visitor.bring(aline.session)
    return aline


def last_seen(database: Database) -> datetime:
    with database.read() as session:
        return session.scalars(select(WebSession.last_seen_at)).one()


def test_asking_tells_the_seconds_and_keeps_no_session_awake(
    visitor: Visitor, resting: Person, database: Database
) -> None:
    before = last_seen(database)
    answer = visitor.get(SESSION)
    assert 9 * 60 < answer.json()["left"] <= 10 * 60
    assert answer.headers["cache-control"] == "no-store"
    assert last_seen(database) == before


def test_prolonging_gives_the_whole_time_again(
    visitor: Visitor, resting: Person, database: Database
) -> None:
    answer = visitor.client.post(SESSION, headers={"origin": ORIGIN})
    assert answer.status_code == 204
    assert visitor.get(SESSION).json()["left"] > 29 * 60


def test_a_foreign_page_prolongs_nothing_of_its_own(visitor: Visitor, resting: Person) -> None:
    answer = visitor.client.post(SESSION, headers={"origin": "https://ailleurs.exemple"})
    assert answer.status_code == 403


def test_nobody_has_no_second_left(visitor: Visitor) -> None:
    assert visitor.get(SESSION).json() == {"left": 0}
