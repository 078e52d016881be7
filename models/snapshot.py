"""A copy of the whole database as it stood at one moment, taken while others go on writing."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, create_engine, inspect, text
from sqlalchemy.orm import Session

import settings
from domain.errors import N_, DomainError
from models import sqlite
from models.database import (
    DAMAGED,
    READING,
    Database,
    DatabaseBroken,
    in_french,
    refusal_of,
    translating_errors,
)

ASIDE = "avant_restauration"  # schemas of PostgreSQL that an earlier restoration left: not copied


class ToolMissing(DomainError):
    reason = N_("La commande « {tool} » de PostgreSQL manque sur cette machine.")
    remedy = N_("Installez-la : apt-get install postgresql-client")


class ToolFailed(DomainError):
    reason = N_("La commande « {tool} » de PostgreSQL a échoué : {said}.")
    remedy = N_(
        "Vérifiez SUIVI_DATABASE_URL, la version de cette commande et la place sur le disque."
    )


@contextmanager
def copied(database: Database, target: Path) -> Iterator[Session]:
    """Write the copy to `target`, a new file, then read in it, or in the same moment of the
    original, for the time of a block."""
    copy = _copied_sqlite if database.is_sqlite else _copied_postgresql
    with translating_errors():
        yield from copy(database, target)


def _copied_sqlite(database: Database, target: Path) -> Iterator[Session]:
    """Copy every page in one step, so that others who write meanwhile do not make it begin
    again."""
    driver = sqlite.driver()
    with (
        closing(driver.connect(database.url.database)) as connection,
        closing(driver.connect(target)) as copy,
    ):
        copy.execute("PRAGMA synchronous = OFF")  # the whole backup is flushed at its end
        try:
            connection.backup(copy, pages=-1)
        except driver.DatabaseError as error:
            if "full" in str(error):  # the disk of the copy: nothing is written to the original
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
            raise refusal_of(str(error)) from error
    yield from read_file(target)


def read_file(path: Path) -> Iterator[Session]:
    """A session on a file of SQLite that nobody writes: it is opened without a trace."""

    def connect() -> sqlite3.Connection:
        opened: sqlite3.Connection = sqlite.driver().connect(
            f"file:{path}?immutable=1", uri=True, check_same_thread=False
        )
        return opened

    engine = create_engine("sqlite://", creator=connect, module=sqlite.driver())
    try:
        with Session(engine, info={READING: True}) as session:
            yield session
    finally:
        engine.dispose()


def _copied_postgresql(database: Database, target: Path) -> Iterator[Session]:
    """`pg_dump` reads the very moment that the session reads."""
    with database.read() as session:
        moment = session.scalar(text("SELECT pg_export_snapshot()"))
        call(
            database.url,
            "pg_dump",
            "--format=custom",
            "--compress=1",
            "--no-owner",
            "--no-privileges",
            f"--exclude-schema={ASIDE}*",
            f"--snapshot={moment}",
            f"--file={target}",
        )
        yield session


def load(url: URL, dump: Path, aside: str) -> None:
    """Put what `pg_dump` wrote in the place of the tables, which go to the schema `aside`: in one
    transaction, so that a failure or a kill leaves them where they were."""
    script = dump.with_suffix(".sql")  # whole before it is run: half of one would be committed
    _run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(dump))
    rename = f'ALTER SCHEMA public RENAME TO "{aside}"'
    call(
        url,
        "psql",
        "--no-psqlrc",
        "--quiet",
        "--single-transaction",
        "--set=ON_ERROR_STOP=1",
        f"--command={rename}",
        "--command=CREATE SCHEMA public",
        f"--file={script}",
    )


def has_schema(database: Database, name: str) -> bool:
    with database.read() as session:
        return name in inspect(session.connection()).get_schema_names()


def put_back(database: Database, aside: str) -> None:
    """Take the tables out of the schema `aside` again; what took their place is dropped."""
    with translating_errors(), database.writer.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text(f'ALTER SCHEMA "{aside}" RENAME TO public'))


def is_sound(copy: Path, *, is_sqlite: bool) -> bool:
    """Whether a copy can be read from its first byte to its last."""
    if not is_sqlite:
        try:
            _run("pg_restore", "--file=/dev/null", str(copy))
        except ToolFailed:
            return False
        return True
    return _is_sound_file(f"file:{copy}?immutable=1")


def require_sound(database: Database) -> None:
    """Refuse a file of SQLite that cannot be read through; other people may be writing it."""
    if database.is_sqlite and not _is_sound_file(f"file:{database.url.database}?mode=ro"):
        raise DatabaseBroken(detail=DAMAGED)


def _is_sound_file(address: str) -> bool:
    with closing(sqlite.driver().connect(address, uri=True)) as connection:
        try:
            return bool(connection.execute("PRAGMA quick_check").fetchone() == ("ok",))
        except sqlite.driver().DatabaseError:
            return False


def call(url: URL, tool: str, *words: str) -> None:
    """Run a program of PostgreSQL on that database; the password is on no command line."""
    bare = URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query)
    _run(tool, f"--dbname={bare.render_as_string()}", *words, password=str(url.password or ""))


def _run(tool: str, *words: str, password: str = "") -> None:
    environment = settings.environment(PGPASSWORD=password, LC_ALL="C")
    try:
        subprocess.run((tool, *words), env=environment, check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise ToolMissing(tool=tool) from error
    except subprocess.CalledProcessError as error:
        raise ToolFailed(tool=tool, said=in_french(error.stderr)) from error
