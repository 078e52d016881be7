"""A restored backup shows on every page what it showed before, whatever was recorded meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.database import Database
from services import backups, restoring
from services.restoring import Place
from tests.faults.writing import write
from tests.personas import ALINE
from tests.ui.opening import interface, open_page, words
from tests.worlds import NOW, real_catalog
from ui.navigation import PAGES

SHOWN = [entry for entry in PAGES if entry.in_menu]  # the others need an address


def all_pages() -> dict[str, str]:
    return {entry.file: words(open_page(ALINE, entry)) for entry in SHOWN}


def test_every_page_is_as_it_was_when_it_was_saved(
    people_template: Path,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copies = tmp_path_factory.mktemp("copies")
    with interface(people_template, tmp_path, monkeypatch) as database:
        before = all_pages()
        done = backups.take(database, tmp_path / "files", copies, NOW, data_dir=tmp_path)
        write(database, "herstal", "P01", "apres")
        assert all_pages() != before
        restore(database, tmp_path, done.folder)
        assert all_pages() == before


def restore(database: Database, data: Path, source: Path) -> None:
    database.dispose()
    place = Place(data, data / "files", Path(database.url.database or ""))
    restoring.restore(source, place, database, real_catalog(), NOW)
