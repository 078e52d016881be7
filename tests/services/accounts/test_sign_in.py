"""Passwords, lockout, one-time links: what opens a session and what does not."""

from __future__ import annotations

import threading
import unicodedata
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from domain import errors
from domain.passwords import PasswordTooCommon, PasswordTooLong, PasswordTooShort, check_password
from domain.permissions import Grant, Role
from domain.sign_in import LinkRefused, SignInRefused
from models import Account, AuditEvent, SignInAttempt
from models.database import Database
from queries.accounts.sessions import actor_of, hash_of
from queries.accounts.sign_in import credentials_of
from services.accounts import accounts, sign_in, sign_in_links
from services.accounts.passwords import hash_password, matches
from services.accounts.sessions import close_session
from tests.accounts import NOW, acting, hashed, invited, person

LOGIN, ADDRESS = "aline@exemple.be", "192.0.2.7"


def try_at(database: Database, now: datetime, *, address: str = ADDRESS) -> bool:
    """One more mistake at that moment; False when it was not even looked at."""
    try:
        with acting(database, now=now) as ctx:
            sign_in.begin_attempt(ctx, login=LOGIN, address=address)
    except SignInRefused:
        return False
    return True


def lock(database: Database) -> datetime:
    """Ten mistakes, each after its wait; the moment of the tenth."""
    now = NOW
    for _ in range(10):
        now += timedelta(minutes=2)
        assert try_at(database, now)
    return now


def complete(database: Database, login: str = LOGIN, now: datetime = NOW) -> str:
    with database.read() as session:
        credentials = credentials_of(session, login)
    assert credentials is not None
    with acting(database, now=now) as ctx:
        sign_in.begin_attempt(ctx, login=login, address=ADDRESS)
    with acting(database, now=now) as ctx:
        return sign_in.complete(ctx, credentials=credentials, login=login, address=ADDRESS)


def test_the_right_password_opens_a_session_and_forgets_the_mistakes(database: Database) -> None:
    aline = person(database)
    token = complete(database)

    with database.read() as session:
        actor = actor_of(session, hash_of(token), NOW)
        assert session.scalars(select(SignInAttempt)).all() == []
        last = session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
    assert actor is not None and actor.user_id == aline.id
    assert last is not None and (last.action, last.actor_id) == ("session.opened", aline.id)


def test_mistakes_make_one_wait_longer_and_longer(database: Database) -> None:
    for _ in range(4):
        assert try_at(database, NOW)
    assert not try_at(database, NOW)
    assert try_at(database, NOW + timedelta(seconds=1))
    assert not try_at(database, NOW + timedelta(seconds=2))


def test_ten_mistakes_lock_for_a_quarter_of_an_hour(database: Database) -> None:
    person(database)
    locked = lock(database)

    assert not try_at(database, locked + timedelta(minutes=14, seconds=59))
    assert try_at(database, locked + timedelta(minutes=15, seconds=1))
    with database.read() as session:
        assert "account.locked" in session.scalars(select(AuditEvent.action)).all()


def test_a_lockout_holds_for_one_address_only(database: Database) -> None:
    person(database)
    locked = lock(database)
    assert try_at(database, locked, address="192.0.2.8")


def test_an_unknown_login_locks_the_same_way_and_leaves_no_trace_of_it(
    database: Database,
) -> None:
    locked = lock(database)
    assert not try_at(database, locked + timedelta(minutes=1))
    with database.read() as session:
        assert session.scalars(select(AuditEvent)).all() == []
        assert LOGIN not in session.scalars(select(SignInAttempt.login)).all()


def test_parallel_tries_all_count(database: Database) -> None:
    looked_at: list[bool] = []
    threads = [
        threading.Thread(target=lambda: looked_at.append(try_at(database, NOW))) for _ in range(40)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(looked_at) == 4  # three free mistakes, then the first that has to wait


def test_a_password_changed_meanwhile_does_not_open_a_session(database: Database) -> None:
    person(database)
    with database.read() as session:
        stale = credentials_of(session, LOGIN)
    assert stale is not None
    with acting(database) as ctx:
        sign_in.change_password(ctx, credentials=stale, password_hash=hashed("une autre phrase"))
    with pytest.raises(SignInRefused), acting(database) as ctx:
        sign_in.complete(ctx, credentials=stale, login=LOGIN, address=ADDRESS)


def test_changing_the_password_ends_every_session_and_opens_a_new_one(
    database: Database,
) -> None:
    aline = person(database)
    with database.read() as session:
        credentials = credentials_of(session, LOGIN)
    assert credentials is not None
    with acting(database) as ctx:
        new = sign_in.change_password(
            ctx, credentials=credentials, password_hash=hashed("une autre phrase")
        )

    with database.read() as session:
        assert actor_of(session, hash_of(aline.session), NOW) is None
        assert actor_of(session, hash_of(new), NOW) is not None


def test_a_link_works_once(database: Database) -> None:
    token = invited(database, LOGIN, Grant(Role.LEAD))
    with acting(database) as ctx:
        sign_in.use_link(ctx, token=token, password_hash=hashed())
    with pytest.raises(LinkRefused), acting(database) as ctx:
        sign_in.use_link(ctx, token=token, password_hash=hashed("une autre phrase"))
    with database.read() as session:
        assert session.scalars(select(Account.password_hash)).one() == hashed()


def test_an_invitation_lasts_a_week(database: Database) -> None:
    token = invited(database, LOGIN, Grant(Role.LEAD))
    late = NOW + timedelta(days=7)
    with pytest.raises(LinkRefused), acting(database, now=late) as ctx:
        sign_in.use_link(ctx, token=token, password_hash=hashed())


def test_a_reset_link_lasts_half_an_hour_and_replaces_the_one_before(database: Database) -> None:
    aline = person(database)
    tokens = [sign_in_links.new_token(), sign_in_links.new_token()]
    for token in tokens:
        with acting(database) as ctx:
            accounts.send_link(ctx, token=token, account_id=aline.id)

    for token, now in ((tokens[0], NOW), (tokens[1], NOW + timedelta(minutes=30))):
        with pytest.raises(LinkRefused), acting(database, now=now) as ctx:
            sign_in.use_link(ctx, token=token, password_hash=hashed())


def test_a_link_changes_only_the_account_that_it_was_made_for(database: Database) -> None:
    person(database)
    token = invited(database, "bruno@exemple.be", Grant(Role.MINISTRY))
    with acting(database) as ctx:
        sign_in.use_link(ctx, token=token, password_hash=hashed("une autre phrase"), login=LOGIN)
    with database.read() as session:
        credentials = credentials_of(session, LOGIN)
    assert credentials is not None and credentials.password_hash == hashed()


def test_signing_out_ends_the_session_once(database: Database) -> None:
    aline = person(database)
    for _ in range(2):
        with acting(database) as ctx:
            close_session(ctx, token_hash=hash_of(aline.session))
    with database.read() as session:
        assert actor_of(session, hash_of(aline.session), NOW) is None
        told = session.scalars(select(AuditEvent.action)).all()
    assert told.count("session.closed") == 1


@pytest.mark.parametrize(
    ("password", "refusal"),
    [
        ("onze signes", PasswordTooShort),
        ("", PasswordTooShort),
        ("é" * 513, PasswordTooLong),
        ("MotDePasse-123", PasswordTooCommon),
        ("azerty uiop 123", PasswordTooCommon),
        ("abababababab", PasswordTooCommon),
        ("Aline@Exemple.be", PasswordTooCommon),
    ],
)
def test_weak_passwords_are_refused(password: str, refusal: type[errors.DomainError]) -> None:
    with pytest.raises(refusal):
        check_password(password, login=LOGIN)


@pytest.mark.parametrize("password", ["été à Liège, encore", "🚲 vélo et kayak", "abcde " * 150])
def test_long_accented_and_pictured_passwords_work_however_they_are_typed(password: str) -> None:
    stored = hash_password(unicodedata.normalize("NFC", password), login=None)
    assert matches(unicodedata.normalize("NFD", password), stored)
    assert not matches(password + "!", stored)


def test_nobody_has_any_password() -> None:
    assert not matches("personne", None)
