"""A prepared world on each database engine."""

from __future__ import annotations

import pytest

from models.database import Database
from tests.worlds import World, real_catalog


@pytest.fixture
def world(database: Database) -> World:
    return World(database, real_catalog())
