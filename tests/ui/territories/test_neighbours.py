"""What pages leave behind in the process that drew them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.personas import ALINE
from tests.server import forked, free_port
from tests.ui.opening import interface, open_page
from ui.navigation import OVERVIEW


def test_an_application_is_forked_after_a_page_was_drawn(
    people_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with interface(people_template, tmp_path, monkeypatch):
        open_page(ALINE, OVERVIEW)
    with forked(tmp_path, free_port()) as application:
        application.wait_until_it_answers()
    assert "Traceback" not in application.printed
