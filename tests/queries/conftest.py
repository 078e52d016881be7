"""What the tests of queries share."""

from __future__ import annotations

import pytest

from models.database import Database


@pytest.fixture
def database(kept_database: Database) -> Database:
    return kept_database
