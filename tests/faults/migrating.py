"""What a process does until it is killed: bring the schema up to date."""

from __future__ import annotations

import os
import signal
from itertools import count

from sqlalchemy import event

from models import schema
from models.database import Database


def upgrade_until(url: str, n_statements: int) -> None:
    """Migrate, and be killed after that many statements."""
    database, executed = Database(url), count(1)

    @event.listens_for(database.writer, "after_cursor_execute")
    def _die(*_call: object) -> None:
        if next(executed) == n_statements:
            os.kill(os.getpid(), signal.SIGKILL)

    schema.upgrade(database)
