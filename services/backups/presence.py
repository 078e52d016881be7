"""Who works with the data at this moment: a restoration waits for nobody, and nobody works beside one."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from domain.restoring import ApplicationRunning, RestorationInterrupted, RestorationRunning
from models.database import PROGRAM, Database, program_name

LOCK = ".in-use"
STAGE = ".restoring"  # what a restoration prepares, beside what it will replace
ASIDE = (
    "avant-restauration"  # what the name of the folder begins with where it puts what it replaced
)
OWN = (LOCK, STAGE, ASIDE)  # the beginnings of the names of what lies beside base and files
READY = "ready"  # in it: from here on the restoration is finished, never taken back


@contextmanager
def present(data_dir: Path) -> Iterator[None]:
    """This process works with the data, for the time of a block. Refused during a restoration,
    or after one that was killed half-way."""
    # Shared: several servers and commands may work together, but never beside a restoration.
    with _locked(data_dir, fcntl.LOCK_SH) as is_held:
        if not is_held:
            raise RestorationRunning
        if (data_dir / STAGE / READY).exists():
            raise RestorationInterrupted
        yield


@contextmanager
def alone(data_dir: Path, database: Database) -> Iterator[None]:
    """No other process works with the data, for the time of a block; refused where one does."""
    with _locked(data_dir, fcntl.LOCK_EX) as is_held:
        if not is_held or _others(database):
            raise ApplicationRunning
        yield


@contextmanager
def _locked(data_dir: Path, kind: int) -> Iterator[bool]:
    """The lock goes with the process, however it ends."""
    try:
        lock = os.open(data_dir / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:  # what cannot be written cannot be replaced by a restoration either
        yield True
        return
    try:
        try:
            fcntl.flock(lock, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(lock)


def _others(database: Database) -> int:
    """Sessions of other processes, which may run on other machines; SQLite has none."""
    if database.is_sqlite:
        return 0
    with database.read() as session:
        return int(
            session.scalar(
                text(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                    "AND starts_with(application_name, :ours) AND application_name <> :this"
                ),
                {"ours": PROGRAM, "this": program_name()},
            )
            or 0
        )
