"""Tampering by hand is found and named."""

from contextlib import closing

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from domain.permissions import Grant, Role
from models import Fact, sqlite
from queries.verification import verify
from services.accounts import accounts, sign_in_links
from services.register import lots
from services.start.preparation import APPLICATION
from tests.personas import ALINE

TABLES = ("audit_event", "fact")


@pytest.fixture
def told(world):
    """Three events: the chronology, then two changes of a lot."""
    world.do(ALINE, lots.describe, lot="lot-1", seen_version=1, contents="Appui", holder="")
    world.do(ALINE, lots.describe, lot="lot-1", seen_version=2, contents="Appui local", holder="")
    return world


def tamper(world, statement):
    """Write past the triggers, as someone with the database file could."""
    with world.database.write() as session:
        if world.database.is_sqlite:
            for table in TABLES:
                for verb in ("update", "delete"):
                    session.execute(text(f"DROP TRIGGER {table}_no_{verb}"))
        else:
            session.execute(text("SET session_replication_role = replica"))
        session.execute(text(statement))


def insert_without_checks(world, statement):
    """Write as a program does that knows nothing of foreign keys."""
    if world.database.is_sqlite:
        with closing(sqlite.driver().connect(world.database.url.database)) as connection:
            connection.execute(statement)
            connection.commit()
    else:
        tamper(world, statement)


def test_an_untouched_record_holds(told):
    assert told.ask(APPLICATION, verify).holds


@pytest.mark.parametrize(
    ("statement", "event", "kind"),
    [
        ("UPDATE audit_event SET note = 'autre' WHERE id = 2", 2, "content"),
        ("UPDATE audit_event SET actor_id = 9 WHERE id = 2", 2, "content"),
        ("UPDATE fact SET value = 'Autre' WHERE event_id = 2", 2, "facts"),
        ("DELETE FROM fact WHERE event_id = 3", 3, "facts"),
        ("UPDATE fact SET effective_on = '2024-02-06' WHERE id = 1", 1, "facts"),
    ],
)
def test_the_first_broken_link_is_named(told, statement, event, kind):
    tamper(told, statement)
    broken = told.ask(APPLICATION, verify).broken
    assert broken is not None
    assert (broken.event_id, broken.kind) == (event, kind)


def test_a_removed_event_breaks_the_link_of_the_next(told):
    tamper(told, "DELETE FROM fact WHERE event_id = 2")
    with told.database.write() as session:
        session.execute(text("DELETE FROM audit_event WHERE id = 2"))
    broken = told.ask(APPLICATION, verify).broken
    assert broken is not None and (broken.event_id, broken.kind) == (3, "link")


def test_a_current_row_that_its_facts_deny_is_named(told):
    with told.database.write() as session:
        session.execute(
            text("UPDATE territory_phase SET status = 'validated' WHERE phase_key = 'P09'")
        )
    assert told.ask(APPLICATION, verify).differing == (
        "chapelle-lez-herlaimont/P09", "herstal/P09",
    )  # fmt: skip


@pytest.mark.parametrize(
    "change",
    ["declared_by = 9", "verified_by = 9", "status_origin = 'verified'", "lot_key = 'lot-2'",
     "last_news_on = '2026-11-01'"],
)  # fmt: skip
def test_each_column_that_screens_and_rights_rest_on_is_checked(told, change):
    with told.database.write() as session:
        session.execute(text(f"UPDATE territory_phase SET {change} WHERE id = 1"))
    assert len(told.ask(APPLICATION, verify).differing) == 1


def test_a_lot_that_its_facts_deny_is_named(told):
    with told.database.write() as session:
        session.execute(text("UPDATE lot SET holder = 'quelqu’un' WHERE lot_key = 'lot-2'"))
    assert told.ask(APPLICATION, verify).differing == ("lot-2",)


def test_a_forged_fact_that_no_event_brought_is_found(told):
    columns = [
        column.name for column in Fact.__table__.columns if column.name not in ("id", "event_id")
    ]
    names = ", ".join(columns)
    forge = f"INSERT INTO fact (event_id, {names}) SELECT 999, {names} FROM fact WHERE id = 1"
    insert_without_checks(told, forge)
    broken = told.ask(APPLICATION, verify).broken
    assert broken is not None and (broken.event_id, broken.kind) == (999, "facts")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["UPDATE {} SET note = ''", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_rewrite_history(told, table, statement):
    with pytest.raises(DBAPIError, match="append-only"), told.database.write() as session:
        session.execute(text(statement.format(table)))


def test_a_milestone_that_its_facts_deny_is_named(told):
    with told.database.write() as session:
        session.execute(
            text(
                "UPDATE milestone SET planned_on = '2024-05'"
                " WHERE milestone_key = 'P07.protocole-valide' AND territory_key = 'herstal'"
            )
        )
    assert told.ask(APPLICATION, verify).differing == ("herstal/P07.protocole-valide",)


def test_a_role_given_past_the_audit_trail_is_found(told):
    token = sign_in_links.new_token()
    grants = [Grant(Role.MINISTRY)]
    told.do(
        APPLICATION, accounts.invite, token=token, login="a@exemple.be", display_name="A",
        grants=grants,
    )  # fmt: skip
    assert told.ask(APPLICATION, verify).holds
    with told.database.write() as session:
        session.execute(text("UPDATE role_grant SET role = 'lead'"))
    assert told.ask(APPLICATION, verify).differing == ("account/1",)


def test_an_account_opened_again_past_the_audit_trail_is_found(told):
    token = sign_in_links.new_token()
    told.do(
        APPLICATION, accounts.invite, token=token, login="a@exemple.be", display_name="A",
        grants=[Grant(Role.MINISTRY)],
    )  # fmt: skip
    told.do(APPLICATION, accounts.disable, account_id=1, seen_version=1)
    with told.database.write() as session:
        session.execute(text("UPDATE account SET is_disabled = false"))
    assert told.ask(APPLICATION, verify).differing == ("account/1",)
