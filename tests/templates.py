"""Databases made once for each engine, then copied: no test migrates or loads what another already has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum

from models import schema
from models.database import Database
from services.start import chronology
from services.start.preparation import APPLICATION, prepare
from tests.accounts import signed_in
from tests.personas import PEOPLE
from tests.worlds import World, real_catalog


class Stage(StrEnum):
    """How far a database has come before the test begins."""

    SCHEMA = "schema"  # the tables of this version, empty
    CHRONOLOGY = "chronology"  # and the sourced facts, as of the day of the tests
    STARTED = "started"  # as the application leaves it after its first start, today
    PEOPLE = "people"  # and everybody of the tests signed in


def fill(database: Database, stage: Stage) -> None:
    """Bring an empty database to that stage."""
    FILL[stage](database)


def _load(database: Database) -> None:
    schema.upgrade(database)
    World(database, real_catalog()).do(APPLICATION, chronology.load)


def _start(database: Database) -> None:
    prepare(database, real_catalog(), datetime.now(UTC), demo=False)


def _welcome(database: Database) -> None:
    _start(database)
    for person in PEOPLE:
        signed_in(database, person)


FILL: dict[Stage, Callable[[Database], None]] = {
    Stage.SCHEMA: schema.upgrade,
    Stage.CHRONOLOGY: _load,
    Stage.STARTED: _start,
    Stage.PEOPLE: _welcome,
}
