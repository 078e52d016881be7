"""Backups and restorations that are killed at one of their steps: whatever touches the disk is one."""

from __future__ import annotations

import os
import signal
import sys
from datetime import timedelta
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from models.database import Database
from services.backups import backups, restoring
from services.backups.restoring import Place
from tests.worlds import NOW, real_catalog

TOUCHES = {
    "os.chmod", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.utime",
    "shutil.copyfile", "shutil.rmtree", "sqlite3.connect", "subprocess.Popen",
}  # fmt: skip


def back_up_until(url: str, data: Path, copies: Path, step: int, told: Connection) -> None:
    """Tell how many steps there were; be killed at that one first."""
    database = Database(url)
    now = NOW + timedelta(minutes=step)
    steps = _die_at(step)
    backups.write_backup(database, data / "files", copies, now, data_dir=data)
    told.send_bytes(str(next(steps)).encode())


def restore_until(url: str, data: Path, source: Path, step: int, told: Connection) -> None:
    database, catalog = Database(url), real_catalog()
    base = Path(database.url.database or "") if database.is_sqlite else None
    steps = _die_at(step)
    now = NOW + timedelta(seconds=os.getpid())  # what each sets aside has a name of its own
    restoring.restore(source, Place(data, data / "files", base), database, catalog, now)
    told.send_bytes(str(next(steps)).encode())


def _die_at(step: int) -> count[int]:
    steps = count(1)

    def hook(event: str, _arguments: tuple[object, ...]) -> None:
        if (event in TOUCHES or event == "open") and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    return steps
