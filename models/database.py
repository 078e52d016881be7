"""Opening the database, SQLite or PostgreSQL, and the two kinds of transaction on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session

from domain.errors import N_, DomainError
from models import sqlite
from models.fair_lock import FairLock


class DatabaseUnavailable(DomainError):
    reason = N_("La base de données ne répond pas : {detail}.")
    remedy = N_("Vérifiez SUIVI_DATABASE_URL, les droits sur le dossier et l’espace disque.")


# What SQLite says, and what a person can act on.
IN_FRENCH = {
    "attempt to write a readonly database": N_("elle est en lecture seule"),
    "database disk image is malformed": N_("le fichier est abîmé"),
    "database is locked": N_("une autre tâche l’occupe depuis trop longtemps"),
    "database or disk is full": N_("le disque est plein"),
    "disk I/O error": N_("le disque ne répond pas"),
    "file is not a database": N_("le fichier n’est pas une base SQLite"),
    "unable to open database file": N_("le fichier ne peut pas être ouvert"),
}


class Database:
    """`read()` opens a transaction that cannot write, `write()` one that commits at its end."""

    def __init__(self, url: str) -> None:
        self.url: URL = make_url(url)
        self._turn = FairLock()
        if self.is_sqlite:
            self.writer: Engine = sqlite.write_engine(self.url)
            self.reader: Engine = sqlite.read_engine(self.url)
        else:
            self.writer = create_engine(self.url, pool_pre_ping=True, pool_size=20, pool_timeout=5)
            self.reader = self.writer.execution_options(postgresql_readonly=True)

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Session]:
        with told(), Session(self.reader) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        turn = self._turn.held() if self.is_sqlite else nullcontext()
        with told(), turn, Session(self.writer) as session, session.begin():
            yield session

    def dispose(self) -> None:
        self.writer.dispose()
        self.reader.dispose()


@contextmanager
def told() -> Iterator[None]:
    """Say in French that the database cannot be reached, is full, is locked or is broken."""
    try:
        yield
    except DatabaseError as error:
        if type(error) not in (DatabaseError, OperationalError):
            raise  # its subclasses are bugs: a broken constraint, a mistake in a statement
        detail = str(error.orig).strip().splitlines()[0]
        raise DatabaseUnavailable(detail=IN_FRENCH.get(detail, detail)) from error


@cache  # not st.cache_resource: any client can clear that one
def open_database(url: str) -> Database:
    """The database at `url`, once per process. Makes the folder of a SQLite file."""
    database = Database(url)
    if database.is_sqlite and database.url.database:
        try:
            Path(database.url.database).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DatabaseUnavailable(detail=error.strerror or str(error)) from error
    return database
