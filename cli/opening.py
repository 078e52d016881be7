"""Opening the project for a command: settings, definitions, database, and the application as actor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

import click
from sqlalchemy import make_url

import settings
from definitions.catalog import Catalog
from definitions.loader import load_catalog
from definitions.problems import Problem
from domain.disk_causes import cause_of
from domain.errors import DataFolderNotWritable, DefinitionsRefused
from domain.record_errors import NoDatabase
from models import schema
from models.database import Database
from queries.context import Context
from services import running
from services.preparation import APPLICATION, prepare


def checked_catalog() -> Catalog:
    """The definitions; every problem is printed with its line before they are refused."""
    chosen = settings.load()
    catalog, problems = load_catalog(chosen.phases_dir, chosen.territories_dir)
    if catalog is None:
        for problem in problems:
            click.echo(_told(problem), err=True)
        raise DefinitionsRefused(count=len(problems))
    return catalog


def _told(problem: Problem) -> str:
    return "\n".join(part for part in (str(problem), problem.excerpt()) if part)


def writable_database() -> Database:
    """The database of the settings, once its folder is known to take files."""
    require_writable(settings.load().data_dir)
    return running.database()


def require_writable(folder: Path) -> None:
    """Make the folder, readable by its owner only, and try to write in it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        TemporaryFile(dir=folder).close()
    except OSError as error:
        raise DataFolderNotWritable(folder=folder, cause=cause_of(error)) from error


def prepared() -> tuple[Database, Catalog]:
    """The database, which is upgraded and loaded first only when it is new or of an older version."""
    database, catalog = writable_database(), checked_catalog()
    try:
        schema.require_current(database)
    except schema.OlderSchema:
        prepare(database, catalog, running.now(), demo=settings.load().demo)
    return database, catalog


@contextmanager
def reading() -> Iterator[Context]:
    """A context for queries, on behalf of the application itself."""
    database, catalog = prepared()
    with database.read() as session:
        yield Context(session, APPLICATION, running.now(), catalog)


@contextmanager
def reading_untouched() -> Iterator[Context]:
    """The same, on the database as it stands: nothing is made, migrated or loaded first."""
    database, catalog = _existing_database(), checked_catalog()
    schema.require_current(database)
    with database.read() as session:
        yield Context(session, APPLICATION, running.now(), catalog)


def _existing_database() -> Database:
    url = make_url(settings.load().database_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        raise NoDatabase(path=url.database)
    return running.database()


@contextmanager
def writing() -> Iterator[Context]:
    """A context for services, committed at its end."""
    database, catalog = prepared()
    with database.write() as session:
        yield Context(session, APPLICATION, running.now(), catalog)
