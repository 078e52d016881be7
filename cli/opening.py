"""Opening the project for a command: settings, definitions, database, and the application as
actor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from sqlalchemy import make_url

import settings
from cli.data_folder import existing_database, writable_database
from definitions.catalog import Catalog
from definitions.loader import load_catalog
from definitions.problems import Problem
from domain.chain import NoDatabaseHere
from domain.errors import DefinitionsRefused
from models import schema
from models.database import Database
from queries.context import Context
from services import running
from services.start.preparation import APPLICATION, prepare


def checked_catalog() -> Catalog:
    """The definitions; every problem is printed with its line before they are refused."""
    chosen = settings.load()
    catalog, problems = load_catalog(chosen.phases_dir, chosen.territories_dir)
    if catalog is None:
        for problem in problems:
            click.echo(_problem_line(problem), err=True)
        raise DefinitionsRefused(count=len(problems))
    return catalog


def _problem_line(problem: Problem) -> str:
    return "\n".join(part for part in (str(problem), problem.excerpt()) if part)


def prepared() -> tuple[Database, Catalog]:
    """The database, which is upgraded and loaded first only when it is new or of an older
    version."""
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
    """Open the database as it stands: nothing is made, migrated or loaded first."""
    database, catalog = existing_database(), checked_catalog()
    schema.require_current(database)
    with database.read() as session:
        yield Context(session, APPLICATION, running.now(), catalog)


@contextmanager
def writing() -> Iterator[Context]:
    """A context for services, committed at its end."""
    database, catalog = prepared_to_change()
    with database.write() as session:
        yield Context(session, APPLICATION, running.now(), catalog)
