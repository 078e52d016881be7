"""A restored backup shows on every page what it showed before, whatever was recorded meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.database import Database
from services.backups import backups, restoring
from services.backups.restoring import Place
from tests.faults.writing import write
from tests.personas import ALINE
from tests.templates import Stage
from tests.ui.opening import interface_of, open_page, words
from tests.worlds import NOW, real_catalog
from ui.navigation import MENU

SHOWN = [section.pages[0] for section in MENU]  # others need an address


def all_pages() -> dict[str, str]:
    return {entry.file: words(open_page(ALINE, entry)) for entry in SHOWN}


@pytest.fixture
def stage() -> Stage:
    return Stage.PEOPLE


def test_every_page_is_as_it_was_when_it_was_saved(
    database_url: str,
    postgresql_programs: None,
    tmp_path: Path,
    copies: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with interface_of(database_url, tmp_path, monkeypatch) as database:
        before = all_pages()
        done = backups.write_backup(database, tmp_path / "files", copies, NOW, data_dir=tmp_path)
        write(database, "herstal", "P01", "apres")
        assert all_pages() != before
        restore(database, tmp_path, done.folder)
        assert all_pages() == before


def restore(database: Database, data: Path, source: Path) -> None:
    database.dispose()
    base = Path(database.url.database or "") if database.is_sqlite else None
    place = Place(data, data / "files", base)
    restoring.restore(source, place, database, real_catalog(), NOW)
