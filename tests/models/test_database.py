"""The two kinds of transaction: one cannot write, the other commits once or not at all."""

from __future__ import annotations

import contextlib
import threading

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError

from domain.errors import Outage
from models import Lot, SignInAttempt, sqlite
from models.audit_event import UnauditedChange
from models.database import Database, DatabaseUnavailable, open_database
from tests.worlds import NOW


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO lot (lot_key, contents, holder, version) VALUES ('x', '', '', 1)",
        "DELETE FROM territory_phase",
        "CREATE TABLE other (id INTEGER)",
    ],
)
def test_a_reading_transaction_cannot_write(database, statement):
    with pytest.raises((DBAPIError, Outage)), database.read() as session:
        session.execute(text(statement))
        session.commit()
    with database.read() as session:
        assert session.scalars(select(Lot.lot_key)).all() == []


def attempt():
    return SignInAttempt(login="a", address="b", last_failed_at=NOW)


def test_a_writing_transaction_commits_at_its_end(database):
    with database.write() as session:
        session.add(attempt())
    with database.read() as session:
        assert session.scalars(select(SignInAttempt.login)).all() == ["a"]


@pytest.mark.parametrize("leaving", [RuntimeError, KeyboardInterrupt, GeneratorExit])
def test_leaving_by_raising_writes_nothing(database, leaving):
    with pytest.raises(leaving), database.write() as session:
        session.add(attempt())
        session.flush()
        raise leaving
    with database.read() as session:
        assert session.scalars(select(SignInAttempt.login)).all() == []


def test_sqlite_is_opened_as_durably_as_it_can_be(sqlite_url):
    database = Database(sqlite_url)
    with database.write() as session:
        found = {
            name: session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    database.dispose()
    assert found == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30000,
    }  # fmt: skip


def test_a_pool_without_a_free_connection_is_told_in_french(sqlite_url):
    database = Database(sqlite_url, patience=0.1)
    with contextlib.ExitStack() as busy:
        for _ in range(sqlite.POOL_SIZE + 10):  # SQLAlchemy lends ten more than it keeps
            busy.enter_context(database.reader.connect())
        refused = pytest.raises(DatabaseUnavailable, match="trop de demandes à la fois")
        with refused, database.read() as session:
            session.connection()
    database.dispose()


def test_a_mistake_in_a_statement_is_a_bug_and_not_a_refusal(database):
    with pytest.raises(DBAPIError, match="nulle_part"), database.read() as session:
        session.execute(text("SELECT nulle_part FROM lot"))


def test_who_waits_too_long_for_another_of_this_process_is_refused_and_keeps_no_place(database):
    held, done = threading.Event(), threading.Event()

    def hold():
        with database.write():
            held.set()
            done.wait()

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait()
    refused = pytest.raises(DatabaseUnavailable, match="une autre tâche l’occupe")
    with refused, database.write(patience=0.1) as session:
        session.add(attempt())
    done.set()
    holder.join()
    with database.write(patience=0.1) as session:
        session.add(attempt())


def test_the_patience_of_one_transaction_is_not_that_of_the_next(sqlite_url):
    database, patience = Database(sqlite_url), text("PRAGMA busy_timeout")
    with database.write(patience=0.5) as session:
        assert session.scalar(patience) == 500
    with database.write() as session:
        assert session.scalar(patience) == 30000
    database.dispose()


def test_all_that_one_transaction_reads_is_of_one_moment(database):
    logins = select(SignInAttempt.login)
    with database.read() as reading:
        assert reading.scalars(logins).all() == []
        with database.write() as session:
            session.add(attempt())
        assert reading.scalars(logins).all() == []
    with database.read() as reading:
        assert reading.scalars(logins).all() == ["a"]


@pytest.mark.postgresql
def test_what_nobody_translated_keeps_its_words_for_who_runs_it(postgresql_url):
    database = Database(postgresql_url)
    with pytest.raises(DatabaseUnavailable) as refused, database.read() as session:
        session.execute(text("SET LOCAL statement_timeout = 1"))
        session.execute(text("SELECT pg_sleep(5)"))
    database.dispose()
    assert "statement timeout" in str(refused.value)
    assert "statement timeout" not in refused.value.public and "pg_sleep" not in str(refused.value)


@pytest.mark.postgresql
def test_an_account_of_the_server_without_the_right_is_told_in_french(postgresql_url):
    database = Database(postgresql_url)
    with pytest.raises(DatabaseUnavailable) as refused, database.read() as session:
        session.execute(text("SET LOCAL ROLE pg_monitor"))  # it may read no table of ours
        session.execute(select(Lot.id))
    database.dispose()
    assert "son compte n’a pas le droit" in str(refused.value)


def test_a_server_that_does_not_answer_is_told_without_its_address():
    database = Database("postgresql+psycopg://suivi:secret@127.0.0.1:1/suivi")
    with pytest.raises(DatabaseUnavailable) as refused, database.read() as session:
        session.connection()
    database.dispose()
    assert "son serveur est arrêté ou refuse la connexion" in str(refused.value)
    assert "127.0.0.1" not in str(refused.value)


def test_the_folder_of_a_new_file_is_made(tmp_path):
    database = open_database(f"sqlite:///{tmp_path / 'un' / 'deux' / 'suivi.db'}")
    with database.write() as session:
        assert session.scalar(text("SELECT 1")) == 1
    database.dispose()
    assert (tmp_path / "un/deux/suivi.db").exists()


def test_rows_added_without_an_audit_event_are_not_committed(database):
    with pytest.raises(UnauditedChange), database.write() as session:
        session.execute(insert(Lot).values(lot_key="lot-9", contents="", holder="", version=1))
    with database.read() as session:
        assert session.scalars(select(Lot.lot_key)).all() == []
