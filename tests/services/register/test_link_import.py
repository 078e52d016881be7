"""The links of a territory as a file: taken away, changed, brought in again, all of it or nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from documents.link_table import columns, links_file
from documents.tables import CSV, XLSX
from domain import errors
from domain.dates import PartialDate
from domain.exchanges import Reading
from domain.organisation_links import Direction, Mode, Nature
from domain.organisations import Engagement
from domain.permissions import Actor
from domain.tables import CellsRefused, Table
from models import AuditEvent
from queries.moment import Moment
from queries.register.link_files import Entry, read_links
from queries.verification import verify
from services.register import link_import
from services.register import organisation_links as links
from tests.builders.organisation_links import TIE, held, make
from tests.builders.organisations import HERSTAL, TODAY, add, engage, on
from tests.exchanges import handed_in, rewritten
from tests.personas import ALINE, BRUNO, CHLOE, DENIS, HUGO
from tests.worlds import World

NEW = {
    "first": "maison", "second_number": "3", "mode": "Information", "nature": "Échange de données",
    "direction": "Dans les deux sens", "intensity": "1", "formal": "Oui", "since": "2025-T1",
}  # fmt: skip


@pytest.fixture
def linked(world: World) -> World:
    """Three organisations of Herstal, one of them withdrawn, and three links, one of them ended."""
    for name in ("Ville", "Maison", "=Régie"):
        add(world, name)
    make(world, TIE)
    make(world, replace(TIE, nature=Nature.FUNDING, until=PartialDate.parse("2025-Q2")))
    make(world, replace(TIE, second=3, direction=Direction.BOTH))
    engage(world, Engagement.WITHDRAWN, "2026-01-01", number=3)
    return world


def exported(world: World, who: Actor = ALINE, kind: str = CSV, moment: Moment = TODAY) -> bytes:
    return world.ask(who, links_file, territory=HERSTAL, moment=moment, kind=kind)


def edited(world: World, *changes: dict[str, str]) -> Table:
    return rewritten(exported(world), columns(), *changes)


def read(world: World, table: Table) -> Reading[Entry, Entry]:
    return world.ask(ALINE, read_links, territory=HERSTAL, table=table)


def refusals(world: World, table: Table) -> set[tuple[int, str | None, str]]:
    problems = read(world, table).problems
    return {(problem.line, problem.column, type(problem.refusal).__name__) for problem in problems}


def bring_in(world: World, table: Table, who: Actor = ALINE, seen: int | None = None) -> None:
    version = read(world, table).version if seen is None else seen
    with world.writing(who, command_id=f"{who.user_id}/{version}") as ctx:
        link_import.bring_in(ctx, territory=HERSTAL, seen_version=version, table=table)


def n_events(world: World) -> int:
    with world.database.read() as session:
        return session.scalar(select(func.count()).select_from(AuditEvent)) or 0


@pytest.mark.parametrize("kind", [CSV, XLSX])
def test_an_unchanged_file_says_everything_and_records_nothing(linked: World, kind: str) -> None:
    table = handed_in(exported(linked, kind=kind), columns(), kind=kind)
    reading = read(linked, table)
    assert (reading.problems, bool(reading.changes), reading.changes.unchanged) == ((), False, 3)
    with pytest.raises(errors.NothingNew):
        bring_in(linked, table)
    assert exported(linked, CHLOE) == exported(linked, HUGO)
    for who in (DENIS, BRUNO):
        with pytest.raises((errors.NotFound, errors.PermissionDenied)):
            exported(linked, who)
        with pytest.raises(errors.NotFound):
            bring_in(linked, table, who)
    with pytest.raises(errors.PermissionDenied):
        bring_in(linked, table, CHLOE)


def test_a_changed_file_makes_and_changes_each_link_under_its_own_event(linked: World) -> None:
    before = n_events(linked)
    table = edited(
        linked, {"mode": "collaboration", "until": "31/12/2025"}, {"since": "2024-04"}, {}, NEW
    )
    reading = read(linked, table)
    assert (len(reading.changes.added), len(reading.changes.changed)) == (1, 2)
    bring_in(linked, table, HUGO)
    assert n_events(linked) - before == 3
    at_end = {link.number: link.tie for link in held(linked, on("2025-12-31"))}
    assert at_end[1].mode is Mode.COOPERATION  # another mode since today only
    assert (at_end[4].first, at_end[4].second, at_end[4].is_formal) == (2, 3, True)
    assert 2 not in {
        link.number for link in held(linked, on("2024-04-29"))
    }  # its start was corrected
    assert linked.ask(ALINE, verify).holds
    assert refusals(linked, table) == {(5, "nature", "LinkTwice")}  # the rest stands there by now
    with pytest.raises(errors.StaleEdit):
        bring_in(linked, edited(linked, {"intensity": "3"}), seen=1)


def test_each_wrong_cell_is_named_and_nothing_is_saved(linked: World) -> None:
    before = n_events(linked)
    table = edited(
        linked,
        {"second_number": "3", "second": ""},
        {"second_number": "1", "second": "Ville"},
        {"until": "2023-12"},
        NEW | {"first": "Personne", "since": "2027-01"},
        NEW | {"first": "", "second_number": "9"},
        NEW | {"second": "Ville"},
        NEW | {"number": "7"},
        NEW | {"first_number": "1", "first": "", "nature": "orientation de public"},
        NEW,
        NEW,
    )
    assert refusals(linked, table) == {
        (2, "second", "LinkEndsFixed"), (3, "second", "SelfLink"), (3, "second", "LinkEndsFixed"),
        (4, "until", "LinkDatesReversed"), (5, "first", "EndUnknown"), (5, "since", "FutureFact"),
        (6, "first_number", "EndMissing"), (6, "second_number", "EndUnknown"),
        (7, "second", "EndsDiffer"), (8, "number", "NumberUnknown"), (2, "nature", "LinkTwice"),
        (9, "nature", "LinkTwice"), (10, "nature", "LinkTwice"), (11, "nature", "LinkTwice"),
    }  # fmt: skip
    with pytest.raises(CellsRefused):
        bring_in(linked, table)
    assert n_events(linked) == before


def test_a_stale_line_is_a_conflict_told_in_its_cell(linked: World) -> None:
    table = edited(linked, {"intensity": "3"}, {"intensity": "3"})
    seen = held(linked)[0].version or 0
    tie = replace(TIE, intensity=1)
    linked.do(HUGO, links.change, territory=HERSTAL, number=1, seen_version=seen, tie=tie)
    assert refusals(linked, table) == {(2, "version", "LineStale")}
    linked.do(
        HUGO, links.remove, territory=HERSTAL, number=1, seen_version=seen + 1, reason="jamais eu lieu"
    )  # fmt: skip
    assert refusals(linked, table) == {(2, "number", "NumberUnknown")}
