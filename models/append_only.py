"""Tables whose rows may only be added, enforced by the database itself on both engines."""

from __future__ import annotations

from sqlalchemy import DDL, Table, event

VERBS = ("UPDATE", "DELETE")


def sqlite_ddl(table: str) -> list[str]:
    return [
        f"""CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}
        BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"""
        for verb in VERBS
    ]


def postgresql_ddl(table: str) -> list[str]:
    return [
        f"""CREATE OR REPLACE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$""",
        f"""CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
        EXECUTE FUNCTION {table}_append_only()""",
    ]


def append_only(table: Table) -> None:
    """Make `create_all` refuse UPDATE and DELETE on `table`, as the first migration does."""
    for dialect, ddl in (("sqlite", sqlite_ddl), ("postgresql", postgresql_ddl)):
        for statement in ddl(table.name):
            create = DDL(statement)  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", create.execute_if(dialect=dialect))
