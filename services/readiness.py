"""Whether what serving needs works at this moment: each is tried, as a person's next click would."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from sqlalchemy import update
from sqlalchemy.exc import SQLAlchemyError

from models import Installation, schema
from models.database import Database, DatabaseBroken
from services.files import blobs, file_folder

PATIENCE = 5.0  # seconds: whoever writes for longer keeps nobody from reading
ROOM = 1_000_000  # bytes, without which a disk is as good as full


def try_base(database: Database) -> None:
    """Refused when it does not answer, is of another version, cannot be written, or is damaged."""
    # A real write, and of one row: a SELECT answers on a base that has become read-only.
    unchanged = update(Installation).values(mark=Installation.mark)
    try:
        schema.require_current(database)
        database.try_writing(unchanged, patience=PATIENCE)
    except SQLAlchemyError as error:  # elsewhere a bug; here the tables are not those of the models
        raise DatabaseBroken(detail=type(error).__name__) from error


def try_files(database: Database, folder: Path) -> None:
    """Refused when the folder is gone, not this database's, closed to us, or its disk is full."""
    with database.read() as session:
        file_folder.require_mark(session, folder)
    try_room(folder)


def try_room(folder: Path) -> None:
    """Refused when nothing more can be written there. What was tried leaves no name."""
    with blobs.usable(folder), tempfile.TemporaryFile(dir=folder) as tried:
        # Reserved and not written: quotas and full disks refuse it all the same.
        os.posix_fallocate(tried.fileno(), 0, ROOM)
