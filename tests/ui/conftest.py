"""The interface on a database of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.database import Database
from tests.ui.opening import interface


@pytest.fixture
def shown(
    people_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Database]:
    """What the pages of this test show."""
    with interface(people_template, tmp_path, monkeypatch) as database:
        yield database
