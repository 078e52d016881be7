"""Opening the database, SQLite or PostgreSQL, and the two kinds of transaction on it."""

from __future__ import annotations

import logging
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, Executable, create_engine, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft
from sqlalchemy.orm import Session

from domain.errors import N_, Outage
from models import sqlite
from models.fair_lock import FairLock, TurnNeverCame


class DatabaseUnavailable(Outage):
    reason = N_("La base de données ne répond pas : {detail}.")
    remedy = N_("Vérifiez SUIVI_DATABASE_URL, les droits sur le dossier et l’espace disque.")


class DatabaseBroken(Outage):
    reason = N_("La base de données est inutilisable : {detail}.")
    remedy = N_("Restaurez une sauvegarde, ou indiquez une autre base par SUIVI_DATABASE_URL.")


PATIENCE = 30.0  # seconds
# One number for the whole application: PostgreSQL queues whoever asks for it.
TAKE_TURN = text("SELECT pg_advisory_xact_lock(1404196)")
WAIT_AT_MOST = text("SELECT set_config('lock_timeout', :milliseconds, true)")

# What the databases say, and what a person can act on; anything else keeps the words it came in.
OCCUPIED = N_("une autre tâche l’occupe depuis trop longtemps")
NOT_ALLOWED = N_("son compte n’a pas le droit d’y créer ou d’y lire des tables")
INSUFFICIENT_PRIVILEGE = "42501"  # the code of PostgreSQL
IN_FRENCH = {
    "canceling statement due to lock timeout": OCCUPIED,
    "attempt to write a readonly database": N_("elle est en lecture seule"),
    "database is locked": OCCUPIED,
    "database or disk is full": N_("le disque est plein"),
    "No space left on device": N_("le disque est plein"),
    "disk I/O error": N_("le disque ne répond pas"),
    "unable to open database file": N_("le fichier ne peut pas être ouvert"),
    "Is the server running": N_("son serveur est arrêté ou refuse la connexion"),
    "terminating connection": N_("son serveur vient de couper la connexion"),
    "server closed the connection": N_("son serveur vient de couper la connexion"),
    "connection timeout expired": N_("son serveur est injoignable"),
    "failed to resolve host": N_("le nom de son serveur est inconnu"),
    "server version mismatch": N_("cette commande est plus ancienne que le serveur"),
    "password authentication failed": N_("le nom ou le mot de passe ne convient pas"),
    '" does not exist': N_("la base ou l’utilisateur n’existe pas sur son serveur"),
}
DAMAGED = N_("le fichier est abîmé")
BROKEN = {
    "database disk image is malformed": DAMAGED,
    "file is not a database": N_("le fichier n’est pas une base SQLite"),
}
PROGRAM = "suivi "  # what the names of our processes begin with, among those a server knows
READING = "reading"
ERASED = "erased"  # in the notes of a session: the table that personal data were erased from
log = logging.getLogger("suivi.database")


def is_reading(session: Session) -> bool:
    """True when the transaction of that session cannot write."""
    return READING in session.info


class _TakenBack(Exception):
    """Ends a transaction that was only a try."""


class Database:
    """`read()` opens a transaction that cannot write, `write()` one that commits at its end.

    Writers take turns on both engines, in the order they came: what a service reads is true
    until it commits. Who waits longer than `patience` (seconds) is refused.
    """

    def __init__(self, url: str, *, patience: float = PATIENCE) -> None:
        self.url: URL = make_url(url)
        self._patience = patience
        self._turn = FairLock()
        if self.is_sqlite:
            self.writer: Engine = sqlite.write_engine(self.url, patience=patience)
            self.reader: Engine = sqlite.read_engine(self.url, patience=patience)
        else:
            self.writer = _postgresql_engine(self.url, patience)
            self.reader = self.writer.execution_options(
                postgresql_readonly=True,
                isolation_level="REPEATABLE READ",  # all that one transaction reads is of one moment
            )

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Session]:
        with translating_errors(), Session(self.reader, info={READING: True}) as session:
            yield session

    @contextmanager
    def write(self, *, patience: float | None = None) -> Iterator[Session]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        wait = self._patience if patience is None else patience
        turn = self._turn.held(patience=wait) if self.is_sqlite else nullcontext()
        with translating_errors(), turn, Session(self.writer) as session:
            with session.begin():
                self._take_turn(session, wait)
                yield session
            if table := session.info.get(ERASED):
                self._forget(table)

    def _forget(self, table: str) -> None:
        """After the commit: make what was erased leave the files too. Who reads at this very
        moment may keep the journal busy; the next erasure, or the next start, empties it."""
        if self.is_sqlite:
            if not sqlite.empty_journal(self.writer):
                log.warning(
                    "le journal de la base est lu : ce qui est effacé le quittera plus tard"
                )
            return
        with self.writer.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"VACUUM FULL {table}"))

    def _take_turn(self, session: Session, patience: float) -> None:
        """Among all processes."""
        if self.is_sqlite:
            session.connection(execution_options={sqlite.PATIENCE_OPTION: patience})
        else:
            session.execute(WAIT_AT_MOST, {"milliseconds": str(int(patience * 1000))})
            session.execute(TAKE_TURN)

    def try_writing(self, statement: Executable, *, patience: float) -> None:
        """Run it as any writer would, and take it back. Refused, too, when the file of SQLite is
        damaged, or no longer the one at its address: who has it open notices neither."""
        with suppress(_TakenBack), self.write(patience=patience) as session:
            session.execute(statement)
            if self.is_sqlite and self.url.database:
                self._require_in_place(session, Path(self.url.database))
            raise _TakenBack

    def _require_in_place(self, session: Session, path: Path) -> None:
        if not sqlite.is_in_place(session.connection(), path):
            raise DatabaseUnavailable(detail=N_("son fichier a été déplacé ou remplacé"))
        try:
            sqlite.read_from_disk(path)
        except sqlite.driver().DatabaseError as error:
            raise refusal_of(str(error)) from error

    def dispose(self) -> None:
        self.writer.dispose()
        self.reader.dispose()


def program_name() -> str:
    """Return how a PostgreSQL server knows this process, whatever its machine."""
    return f"{PROGRAM}{os.getpid()}@{socket.gethostname()}"


def _postgresql_engine(url: URL, patience: float) -> Engine:
    return create_engine(
        url,
        hide_parameters=True,  # what people wrote is no matter of the log
        pool_pre_ping=True,
        pool_size=sqlite.POOL_SIZE,
        pool_timeout=min(patience, sqlite.POOL_PATIENCE),
        connect_args={
            "options": f"-c lock_timeout={int(patience * 1000)}",
            "application_name": program_name(),
        },
    )


@contextmanager
def translating_errors() -> Iterator[None]:
    """Say in French that the database cannot be reached, is full, is locked or is broken."""
    try:
        yield
    except DatabaseError as error:
        if getattr(error.orig, "sqlstate", None) == INSUFFICIENT_PRIVILEGE:
            raise DatabaseUnavailable(detail=NOT_ALLOWED) from error
        if type(error) not in (DatabaseError, OperationalError) or sqlite.is_mistake(error.orig):
            raise  # a bug: a broken constraint, a mistake in a statement
        raise refusal_of(str(error.orig)) from error
    except TurnNeverCame as error:
        raise DatabaseUnavailable(detail=OCCUPIED) from error
    except NoConnectionLeft as error:
        raise DatabaseUnavailable(detail=N_("trop de demandes à la fois")) from error


def refusal_of(said: str) -> Outage:
    """Return what the driver said, in French where we know it: visitors read none of it."""
    for english, french in BROKEN.items():
        if english in said:
            return DatabaseBroken(detail=french)
    return DatabaseUnavailable(detail=in_french(said))


def in_french(said: str) -> str:
    """Return what a driver or a program of the database said; in its own words where we know no
    others."""
    known = (french for english, french in IN_FRENCH.items() if english in said)
    return next(known, " ".join(said.split()))


@cache  # not st.cache_resource: any client can clear that one
def open_database(url: str) -> Database:
    """The database at `url`, once per process. Makes the folder of a SQLite file."""
    database = Database(url)
    if database.is_sqlite and database.url.database:
        path = Path(database.url.database)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _refuse_emptied(path)
        except OSError as error:
            raise DatabaseUnavailable(detail=N_("son dossier ne peut pas être ouvert")) from error
    return database


def _refuse_emptied(path: Path) -> None:
    """A file without a byte is what a broken copy leaves: starting afresh would hide the loss.

    Another process that is making a new database fills it within moments.
    """
    for _ in range(20):
        if not path.exists() or path.stat().st_size > 0:
            return
        time.sleep(0.1)
    raise DatabaseBroken(detail=N_("le fichier est vide"))
