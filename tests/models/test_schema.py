"""Models and migrations describe the same database, on both engines, triggers included."""

from __future__ import annotations

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, inspect, text

from domain.chain import ForeignDatabase, TableMissing
from models import Base, schema
from models.database import Database
from models.schema import ModelsDiffer, NewerSchema, OlderSchema

APPEND_ONLY = (
    "audit_event",
    "fact",
    "deliverable_version",
    "comment",
    "report_version",
    "portrait_version",
    "answer_version",
    "meeting_minutes",
    "agreement_file",
)
SQLITE_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
POSTGRESQL_TRIGGERS = """
    SELECT t.tgname, pg_get_triggerdef(t.oid), pg_get_functiondef(t.tgfoid)
    FROM pg_trigger t WHERE NOT t.tgisinternal ORDER BY t.tgname
"""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def created(request, tmp_path):
    """A database made by `create_all`, beside the migrated one of the same engine."""
    if request.param == "postgresql":
        server = request.getfixturevalue("postgresql")
        name = f"modeles_{tmp_path.name}"
        created = Database(server.create(name))
    else:
        created = Database(f"sqlite:///{tmp_path / 'modeles.db'}")
    Base.metadata.create_all(created.writer)
    migrated = Database(request.getfixturevalue(f"{request.param}_url"))
    yield created, migrated
    for database in (created, migrated):
        database.dispose()
    if request.param == "postgresql":
        server.drop(name)


def described(database):
    """Every table with its columns, keys and indexes, in an order of their own."""
    found = inspect(database.reader)
    names = set(found.get_table_names()) - {"alembic_version"}
    return {
        name: {
            "columns": [
                (c["name"], str(c["type"]), c["nullable"], c["default"])
                for c in found.get_columns(name)
            ],
            "primary key": found.get_pk_constraint(name),
            "foreign keys": sorted(map(str, found.get_foreign_keys(name))),
            "unique": sorted(map(str, found.get_unique_constraints(name))),
            "indexes": sorted(map(str, found.get_indexes(name))),
        }
        for name in sorted(names)
    }


def triggers(database):
    query = SQLITE_TRIGGERS if database.is_sqlite else POSTGRESQL_TRIGGERS
    with database.read() as session:
        return [
            tuple(" ".join(part.split()) for part in row) for row in session.execute(text(query))
        ]


def test_the_models_and_the_migrations_make_the_same_tables(created):
    by_models, by_migrations = created
    assert described(by_models) == described(by_migrations)
    assert "audit_event" in described(by_models)


def test_the_models_and_the_migrations_make_the_same_triggers(created):
    by_models, by_migrations = created
    assert triggers(by_models) == triggers(by_migrations)
    assert len(triggers(by_models)) == len(APPEND_ONLY) * (2 if by_models.is_sqlite else 1)


def test_an_upgraded_database_is_what_the_models_describe(database):
    schema.check_models(database)
    schema.require_current(database)


def test_a_table_that_no_model_describes_is_told(database):
    stray = Table("stray", MetaData(), Column("id", Integer, primary_key=True))
    stray.create(database.writer)
    with pytest.raises(ModelsDiffer, match="stray"):
        schema.check_models(database)


def test_a_schema_of_another_version_is_not_served(database):
    set_revision(database, "9999")
    for check in (schema.require_current, schema.upgrade):
        with pytest.raises(NewerSchema, match="9999"):
            check(database)


def test_an_empty_database_is_not_served(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'vide.db'}")
    with pytest.raises(OlderSchema, match="vide"):
        schema.require_current(database)
    database.dispose()


def test_the_tables_of_another_program_are_neither_served_nor_joined(database):
    with database.writer.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    for check in (schema.require_current, schema.upgrade):
        with pytest.raises(ForeignDatabase, match="account"):
            check(database)


def test_a_table_that_somebody_dropped_is_named(database):
    with database.writer.begin() as connection:
        connection.execute(text("DROP TABLE role_grant"))
    with pytest.raises(TableMissing, match="role_grant"):
        schema.require_current(database)


def set_revision(database, revision):
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = :it"), {"it": revision})
