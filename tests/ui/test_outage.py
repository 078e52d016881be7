"""The base is away while somebody has a page open: one sentence, and the reason is for the log."""

from __future__ import annotations

from pathlib import Path

import pytest

import settings
from domain.errors import Outage
from models.database import open_database
from tests.personas import ALINE
from tests.ui.opening import interface, open_page
from ui.navigation import OVERVIEW


def test_a_page_says_that_it_cannot_and_names_no_setting(
    people_template: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with interface(people_template, tmp_path, monkeypatch):
        assert not open_page(ALINE, OVERVIEW).error
        monkeypatch.setenv("SUIVI_DATABASE_URL", "postgresql://suivi:secret@127.0.0.1:1/base")
        settings.load.cache_clear()
        for _ in range(3):
            page = open_page(ALINE, None)
            assert [error.value for error in page.error] == [Outage.public]
        open_database(settings.load().database_url).dispose()
    (line,) = [record for record in caplog.records if record.name == "suivi"]
    assert "son serveur est arrêté" in line.getMessage() and "secret" not in caplog.text
