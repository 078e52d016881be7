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
from domain.errors import DefinitionsRefused
from domain.record_errors import NoDatabase, NoDatabaseHere
from domain.setting_errors import DataFolderNotWritable
from models import schema
from models.database import Database
from queries.context import Context
from services import presence, running
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
    _say_that_we_are_here()
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


def prepared_to_change() -> tuple[Database, Catalog]:
    """The same, for what people or mails come from: never a second base, made where nobody said
    that one should be because the settings of the service were forgotten."""
    chosen = settings.load()
    url = make_url(chosen.database_url)
    if not chosen.is_placed and url.database and not Path(url.database).exists():
        raise NoDatabaseHere(path=url.database)
    return prepared()


@contextmanager
def reading() -> Iterator[Context]:
    """A context for queries, on behalf of the application itself."""
    database, catalog = prepared()
    with database.read() as session:
        yield Context(session, APPLICATION, running.now(), catalog)


@contextmanager
def reading_untouched() -> Iterator[Context]:
    """The same, on the database as it stands: nothing is made, migrated or loaded first."""
    database, catalog = existing_database(), checked_catalog()
    schema.require_current(database)
    with database.read() as session:
        yield Context(session, APPLICATION, running.now(), catalog)


def existing_database() -> Database:
    """The database of the settings as it stands; refused when there is none."""
    url = make_url(settings.load().database_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        raise NoDatabase(path=url.database)
    _say_that_we_are_here()
    return running.database()


def _say_that_we_are_here() -> None:
    """Until the command ends: no restoration replaces the data meanwhile."""
    click.get_current_context().with_resource(presence.here(settings.load().data_dir))


@contextmanager
def writing() -> Iterator[Context]:
    """A context for services, committed at its end."""
    database, catalog = prepared_to_change()
    with database.write() as session:
        yield Context(session, APPLICATION, running.now(), catalog)
