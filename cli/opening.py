"""Opening the project for a command: settings, definitions, database, and the application as actor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import settings
from definitions.live import LiveCatalog
from domain.permissions import Actor, Grant, Role
from models.database import Database, open_database
from queries.context import Context
from services.preparation import prepare

APPLICATION = Actor(None, "Application", frozenset({Grant(Role.ADMIN)}))


def prepared() -> tuple[Database, LiveCatalog]:
    """The database, at this version's schema and with the chronology loaded."""
    chosen = settings.load()
    catalog = LiveCatalog(chosen.phases_dir, chosen.territories_dir)
    database = open_database(chosen.database_url)
    prepare(database, catalog.current(), datetime.now(UTC))
    return database, catalog


@contextmanager
def reading() -> Iterator[Context]:
    """A context for queries, on behalf of the application itself."""
    database, catalog = prepared()
    with database.read() as session:
        yield Context(session, APPLICATION, datetime.now(UTC), catalog.current())


@contextmanager
def writing() -> Iterator[Context]:
    """A context for services, committed at its end."""
    database, catalog = prepared()
    with database.write() as session:
        yield Context(session, APPLICATION, datetime.now(UTC), catalog.current())
