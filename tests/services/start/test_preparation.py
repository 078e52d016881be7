"""Making a database ready: from nothing, again, and from several processes at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from sqlalchemy import func, select

from models import AuditEvent, Fact
from models.database import Database
from services.start.preparation import prepare
from settings import ROOT
from tests.accounts import NOW, catalog

START = (
    "from datetime import UTC, datetime; import settings; "
    "from definitions.live import open_catalog; from models.database import open_database; "
    "from services.start.preparation import prepare; chosen = settings.load(); "
    "method = open_catalog(chosen.phases_dir, chosen.territories_dir).current(); "
    "prepare(open_database(chosen.database_url), method, datetime.now(UTC), demo=False)"
)


def counts(database: Database) -> tuple[int | None, int | None]:
    with database.read() as session:
        facts = session.scalar(select(func.count()).select_from(Fact))
        events = session.scalar(select(func.count()).select_from(AuditEvent))
    return facts, events


def test_done_again_it_changes_nothing(database: Database) -> None:
    assert prepare(database, catalog(), NOW, demo=False) > 0
    before = counts(database)
    assert prepare(database, catalog(), NOW, demo=False) == 0
    assert counts(database) == before


def test_four_processes_at_once_make_one_database_ready(database: Database, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "SUIVI_DATABASE_URL": database.url.render_as_string(hide_password=False),
        "SUIVI_DATA_DIR": str(tmp_path),
    }
    started = [
        subprocess.Popen([sys.executable, "-c", START], cwd=ROOT, env=environment) for _ in range(4)
    ]
    assert [process.wait(60) for process in started] == [0, 0, 0, 0]

    alone = counts(database)
    assert alone[1] == 1  # one of the four loaded the chronology, the others had nothing to do
    assert prepare(database, catalog(), NOW, demo=False) == 0
    assert counts(database) == alone
