"""What the tests of services share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from models.database import Database
from tests.builders.record import everything
from tests.undoing import UndoingWorld
from tests.worlds import World


@pytest.fixture
def database(kept_database: Database) -> Database:
    return kept_database


@pytest.fixture
def unchanged(world: World) -> Iterator[None]:
    """The test refuses something: nothing may have been written at its end."""
    before = everything(world.database)
    yield
    assert everything(world.database) == before


@pytest.fixture
def world(world: World) -> World:
    """Whatever a test of a service does and may be undone is undone as well, on trial."""
    return UndoingWorld(world)
