"""Bringing the schema up to date: what a process does until it is killed, and how many steps that takes."""

from __future__ import annotations

import os
import signal
from itertools import count

from sqlalchemy import event

from models import migrating, schema
from models.database import Database


def upgrade_until(url: str, n_statements: int) -> None:
    """Migrate, and be killed after that many statements."""
    database, executed = Database(url), count(1)

    @event.listens_for(database.writer, "after_cursor_execute")
    def _die(*_call: object) -> None:
        if next(executed) == n_statements:
            os.kill(os.getpid(), signal.SIGKILL)

    schema.upgrade(database)


def n_steps(database: Database) -> int:
    """The statements of a whole migration, which is taken back."""
    executed: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        executed.append(statement)

    event.listen(database.writer, "after_cursor_execute", note)
    with database.writer.connect() as connection, connection.begin() as whole:
        migrating.to_head(connection)
        whole.rollback()
    event.remove(database.writer, "after_cursor_execute", note)
    return len(executed)
