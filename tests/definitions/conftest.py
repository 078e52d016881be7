"""The small world that the tests of definitions spoil."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.definitions.world import FILES, World


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path)
    for name, content in FILES.items():
        world.write(name, content)
    return world
