"""What things are called, and what is left of a name when its definition is gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from definitions import names
from definitions.catalog import Catalog
from tests.worlds import real_catalog

NAMES = [
    (names.territory_name, "herstal", "Herstal"),
    (names.phase_number, "P07", "7"),
    (names.lot_name, "lot-1", "lot\u00a01"),
]
FORGOTTEN = [
    names.territory_name,
    names.phase_number,
    names.lot_name,
    names.event_title,
    names.milestone_title,
    names.deliverable_title,
    names.source_title,
]
Naming = Callable[[Catalog, str], str]


@pytest.mark.parametrize(("name", "key", "said"), NAMES)
def test_a_thing_is_called_by_its_name(name: Naming, key: str, said: str) -> None:
    assert name(real_catalog(), key) == said


@pytest.mark.parametrize("name", FORGOTTEN)
def test_what_is_no_longer_defined_keeps_its_key(name: Naming) -> None:
    assert name(replace(real_catalog(), phases=(), lots=()), "disparu") == "disparu"
