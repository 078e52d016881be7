"""The application as commands open it: checked definitions, a writable database, a context."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryFile

import click

import settings
from definitions.catalog import Catalog
from definitions.loader import load_catalog
from domain.errors import DataFolderNotWritable, DefinitionsRefused
from domain.permissions import Actor
from models import schema
from models.database import Database, open_database
from queries.context import Context

ITSELF = Actor(user_id=None, display_name="Application")

CAUSES = {
    errno.EACCES: "accès refusé",
    errno.EPERM: "accès refusé",
    errno.EROFS: "système de fichiers en lecture seule",
    errno.ENOSPC: "disque plein",
    errno.EEXIST: "un fichier porte ce nom",
    errno.ENOTDIR: "un fichier porte le nom d’un dossier du chemin",
}


def checked_catalog() -> Catalog:
    """The definitions; every problem is printed before they are refused."""
    found = settings.load()
    catalog, problems = load_catalog(found.phases_dir, found.territories_dir)
    if catalog is None:
        for problem in problems:
            click.echo(problem, err=True)
        raise DefinitionsRefused(count=len(problems))
    return catalog


def writable_database() -> Database:
    """The database of the settings, once its folder is known to take files."""
    found = settings.load()
    require_writable(found.data_dir)
    return open_database(found.database_url)


def current_database() -> Database:
    """The same, refused when its schema is not this version's."""
    database = writable_database()
    schema.require_current(database)
    return database


def require_writable(folder: Path) -> None:
    """Make the folder, readable by its owner only, and try to write in it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        TemporaryFile(dir=folder).close()
    except OSError as error:
        cause = CAUSES.get(error.errno or 0, error.strerror)
        raise DataFolderNotWritable(folder=folder, cause=cause) from error


@contextmanager
def reading(database: Database, catalog: Catalog) -> Iterator[Context]:
    """A context in which the application itself reads."""
    with database.read() as session:
        yield Context(session, ITSELF, datetime.now(UTC), catalog)


@contextmanager
def writing(database: Database, catalog: Catalog) -> Iterator[Context]:
    """A context in which the application itself writes: committed at the end of the block."""
    with database.write() as session:
        yield Context(session, ITSELF, datetime.now(UTC), catalog)
