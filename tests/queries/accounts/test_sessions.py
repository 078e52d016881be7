"""Who is behind a session, and until when."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from domain.actions import Action
from domain.permissions import Grant, Role
from models import RoleGrant
from models.database import Database
from queries.accounts.sessions import actor_of, csrf_of, hash_of
from services import audit
from services.accounts.sessions import keep_alive
from tests.accounts import NOW, acting, person


def is_known(database: Database, token: str, now: datetime) -> bool:
    with database.read() as session:
        return actor_of(session, hash_of(token), now) is not None


def test_a_session_ends_after_half_an_hour_without_use(database: Database) -> None:
    token = person(database).session
    assert is_known(database, token, NOW + timedelta(minutes=29))
    assert not is_known(database, token, NOW + timedelta(minutes=30))


def test_use_keeps_a_session_for_twelve_hours_and_no_longer(database: Database) -> None:
    token, now = person(database).session, NOW
    while now < NOW + timedelta(hours=12):
        with acting(database, now=now) as ctx:
            assert keep_alive(ctx, token_hash=hash_of(token))
        now += timedelta(minutes=20)
    with acting(database, now=now) as ctx:
        assert not keep_alive(ctx, token_hash=hash_of(token))
    assert not is_known(database, token, now)


@pytest.mark.parametrize("token", ["", "inconnu", "é" * 500])
def test_an_unknown_token_is_nobody(database: Database, token: str) -> None:
    person(database)
    assert not is_known(database, token, NOW)


def test_rights_are_read_anew_each_time(database: Database) -> None:
    aline = person(database)
    with acting(database) as ctx:
        ctx.session.add(RoleGrant(account_id=aline.id, role=Role.ADMIN))
        audit.record(ctx, Action.ACCOUNT_GRANTS_CHANGED, f"account/{aline.id}")

    with database.read() as session:
        actor = actor_of(session, hash_of(aline.session), NOW)
    assert actor is not None and actor.grants == {Grant(Role.LEAD), Grant(Role.ADMIN)}


def test_the_token_of_a_form_tells_nothing_of_the_session() -> None:
    assert csrf_of("a") != csrf_of("b")
    assert csrf_of(hash_of("secret")) not in (hash_of("secret"), "secret")
