"""SQLite as this application needs it: durable, honest about its version, one writer at a time."""

from __future__ import annotations

import sqlite3
import types
from contextlib import closing
from functools import partial
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import ConnectionPoolEntry

PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",  # NORMAL loses acknowledged writes at a power cut
    "foreign_keys = ON",
    "secure_delete = ON",  # what is erased is overwritten: personal data leave no byte
)
WAL_RESET_FIXED = (3, 51, 3)  # before: two checkpoints at one instant may lose commits
POOL_SIZE = 20
POOL_PATIENCE = 5.0  # seconds: a page that waits longer for a connection says so
FILE = "file"  # in the notes of a connection: which file it has open, whatever its name is now
PATIENCE_OPTION = "suivi_patience"  # seconds that one transaction waits for its turn to write


def driver() -> types.ModuleType:
    """pysqlite3 brings a recent SQLite where a wheel exists; elsewhere Python's own."""
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        return sqlite3
    return dbapi2  # type: ignore[no-any-return]


def version() -> str:
    return str(driver().sqlite_version)


def has_wal_reset_bug() -> bool:
    """https://sqlite.org/wal.html#walresetbug (versions 3.7.0 to 3.51.2)."""
    return tuple(int(part) for part in version().split(".")) < WAL_RESET_FIXED


def empty_journal(engine: Engine) -> bool:
    """Move what the write-ahead journal holds into the database, and empty it: pages as they were
    before an erasure go. False while somebody still reads them."""
    connection = engine.raw_connection()
    try:
        busy, *_ = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
    return not busy


def is_in_place(connection: Connection, path: Path) -> bool:
    """Whether the file at that path is still the one that this connection has open: who has it
    open goes on reading and writing one that was moved away."""
    return bool(connection.info[FILE] == _number_of(path))


def _number_of(path: Path) -> tuple[int, int] | None:
    try:
        stats = path.stat()
    except OSError:
        return None
    return stats.st_dev, stats.st_ino


def read_from_disk(path: Path) -> None:
    """Read by a connection of its own what others keep in memory: the head of the file, and the
    newest row of each table. The driver refuses what is damaged."""
    address = f"file:{quote(str(path))}?mode=ro"
    with closing(driver().connect(address, uri=True)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (name,) in names.fetchall():
            connection.execute(f'SELECT max(rowid) FROM "{name}"').fetchone()


def is_mistake(error: BaseException | None) -> bool:
    """Whether SQLite refused the statement itself; it says « operational » of that too."""
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR


def write_engine(url: URL, *, patience: float) -> Engine:
    """`patience`: seconds to wait for another process that writes."""
    engine = _engine(url, patience)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def read_engine(url: URL, *, patience: float) -> Engine:
    engine = _engine(url, patience)
    event.listen(engine, "connect", _forbid_writing)
    event.listen(engine, "begin", _begin)
    return engine


def _engine(url: URL, patience: float) -> Engine:
    engine = create_engine(
        url,
        module=driver(),
        hide_parameters=True,  # what people wrote is no matter of the log
        pool_size=POOL_SIZE,
        pool_timeout=min(patience, POOL_PATIENCE),
        connect_args={"timeout": patience, "check_same_thread": False},
        execution_options={PATIENCE_OPTION: patience},
    )
    event.listen(engine, "connect", partial(_configure, path=Path(url.database or "")))
    return engine


def _configure(connection: sqlite3.Connection, record: ConnectionPoolEntry, *, path: Path) -> None:
    record.info[FILE] = _number_of(path)
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _forbid_writing(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA query_only = ON")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_immediate(connection: Connection) -> None:
    """Take the write lock at once: a deferred BEGIN fails when two writers meet."""
    patience = connection.get_execution_options()[PATIENCE_OPTION]
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(patience * 1000)}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
