"""Opening the database, SQLite or PostgreSQL, and the two kinds of transaction on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from domain.errors import N_, DomainError
from models import sqlite
from models.fair_lock import FairLock


class DatabaseUnavailable(DomainError):
    reason = N_("La base de données ne répond pas : {detail}.")
    remedy = N_("Vérifiez SUIVI_DATABASE_URL, les droits sur le dossier et l’espace disque.")


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
        with _told(), Session(self.reader) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        turn = self._turn.held() if self.is_sqlite else nullcontext()
        with _told(), turn, Session(self.writer) as session, session.begin():
            yield session

    def dispose(self) -> None:
        self.writer.dispose()
        self.reader.dispose()


@contextmanager
def _told() -> Iterator[None]:
    """Say in French that the database cannot be reached, is full or is locked."""
    try:
        yield
    except OperationalError as error:
        raise DatabaseUnavailable(detail=str(error.orig).strip().splitlines()[0]) from error


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
