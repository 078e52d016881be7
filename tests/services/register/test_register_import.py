"""The register as a file: taken away, changed, brought in again, all of it or nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from documents.register_table import columns, register_file
from documents.tables import CSV, XLSX
from domain import errors
from domain.exchanges import Reading
from domain.organisations import Degree, Engagement
from domain.permissions import Actor
from domain.tables import CellsRefused, Table
from models import AuditEvent
from queries.moment import Moment
from queries.register.entries import Entry
from queries.register.files import read_register
from queries.verification import verify
from services.register import organisations, register_import
from tests.builders.organisations import (
    CHAPELLE,
    CPAS,
    HERSTAL,
    SPRING,
    TODAY,
    add,
    change,
    engage,
    on,
    present,
)
from tests.builders.record import everything
from tests.exchanges import handed_in, rewritten
from tests.personas import ALINE, BRUNO, CHLOE, DENIS, HUGO
from tests.worlds import World

E = Engagement
NEW = {"name": "Régie", "actor_type": "Régie des quartiers", "engagement": "Contactée", "since": "2024-02"}  # fmt: skip


def filled(world: World) -> None:
    """Three organisations of Herstal, in the order of their names; the last one withdrawn."""
    add(world, "Administration", actor_type="PUB", website="https://ville.example")
    add(
        world, "CPAS ; de « Herstal »", parent=1, interest=Degree.HIGH, influence=Degree.LOW,
        barriers=("mobilite", "logement"), pilot_role="=accueil\noriente", engagement_wanted=E.SIGNATORY,
    )  # fmt: skip
    add(world, "Mutuelle")
    engage(world, E.WITHDRAWN, "2025-01-01", note="dissoute", number=3)


def exported(
    world: World, who: Actor = ALINE, kind: str = CSV, moment: Moment = TODAY, place: str = HERSTAL
) -> bytes:
    return world.ask(who, register_file, territory=place, moment=moment, kind=kind)


def edited(world: World, *changes: dict[str, str], place: str = HERSTAL) -> Table:
    return rewritten(exported(world, place=place), columns(world.catalog), *changes)


def read(
    world: World, table: Table, who: Actor = ALINE, place: str = HERSTAL
) -> Reading[Entry, Entry]:
    return world.ask(who, read_register, territory=place, table=table)


def bring_in(
    world: World, table: Table, who: Actor = ALINE, place: str = HERSTAL, seen: int | None = None
) -> None:
    version = read(world, table, place=place).version if seen is None else seen
    with world.writing(who, command_id=f"{who.user_id}/{version}") as ctx:
        register_import.bring_in(ctx, territory=place, seen_version=version, table=table)


def refusals(world: World, table: Table, who: Actor = ALINE) -> set[tuple[int, str | None, str]]:
    problems = read(world, table, who).problems
    return {(problem.line, problem.column, type(problem.refusal).__name__) for problem in problems}


@pytest.mark.parametrize("kind", [CSV, XLSX])
def test_an_unchanged_file_says_everything_and_records_nothing(world: World, kind: str) -> None:
    filled(world)
    table = handed_in(exported(world, kind=kind), columns(world.catalog), kind=kind)
    assert table.problems == ()
    reading = read(world, table)
    assert (reading.problems, bool(reading.changes), reading.changes.unchanged) == ((), False, 3)
    before = everything(world.database)
    with pytest.raises(errors.NothingNew):
        bring_in(world, table)
    assert everything(world.database) == before


def test_a_changed_file_registers_and_describes_each_under_its_own_event(world: World) -> None:
    filled(world)
    before = everything(world.database)
    table = edited(
        world,
        {},
        {"pilot_role": "accueil", "interest": "", "parent": "regie"},  # named below, spelt freely
        {"engagement": "Engagée", "since": "01/03/2025", "note": "réunion"},
        NEW | {"barriers": "logement,  Mobilité", "note": "courrier"},
        NEW | {"name": "Amicale", "parent": "CPAS ; de « Herstal »", "engagement": "Identifiée"},
    )
    reading = read(world, table)
    assert reading.problems == ()
    assert (len(reading.changes.added), len(reading.changes.changed)) == (2, 2)
    bring_in(world, table, HUGO)
    after = everything(world.database)
    added = {name: len(after[name]) - len(before[name]) for name in ("audit_event", "organisation")}
    assert added == {"audit_event": 4, "organisation": 2}
    regie, cpas = present(world, 4), present(world, 2)
    assert (regie.name, regie.engagement, regie.barriers) == (
        "Régie", E.CONTACTED, ("mobilite", "logement"),
    )  # fmt: skip
    assert str(regie.engagement_on) == "2024-02"
    assert (cpas.parent, cpas.pilot_role, cpas.interest) == (4, "accueil", None)
    assert (present(world, 3).engagement, present(world, 5).parent) == (E.ENGAGED, 2)
    assert present(world, 2, moment=on("2026-11-22")).pilot_role == "=accueil\noriente"
    assert world.ask(ALINE, verify).holds
    with world.database.read() as session:
        events = session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc()).limit(4)).all()
    assert {event.actor_id for event in events} == {HUGO.user_id}
    assert [event.action for event in events][::-1] == [
        "organisation.added", "organisation.added", "organisation.described", "organisation.engaged",
    ]  # fmt: skip
    assert "courrier" in {event.note for event in events}


def test_each_wrong_cell_is_named_and_nothing_is_saved(world: World) -> None:
    filled(world)
    table = edited(
        world,
        {"parent": "CPAS ; de « Herstal »", "website": "http://ville.example"},
        {"engagement": "Engagée", "since": ""},
        {"engagement": "Contactée", "since": "2024-12-31", "note": "retour"},
        NEW | {"name": "mutuelle !", "parent": "Personne"},
        NEW | {"name": " … "},
        NEW | {"number": "9"},
        NEW | {"engagement": "Retirée"},
        NEW | {"name": "Autre", "barriers": "Mobilité, Bonheur", "since": "2027-01"},
    )
    # Lines are those of the file, where a cell of the third one has two.
    assert refusals(world, table) == {
        (2, "parent", "ParentCycle"), (2, "website", "WebsiteUnusable"), (3, "since", "CellEmpty"),
        (5, "since", "StepBeforePresent"), (6, "name", "NameTaken"), (6, "parent", "ParentUnknown"),
        (7, "name", "NameWithoutLetters"), (8, "number", "NumberUnknown"),
        (9, "note", "ReasonForStepBack"), (10, "barriers", "ChoiceUnknown"), (10, "since", "FutureFact"),
    }  # fmt: skip
    before = everything(world.database)
    with pytest.raises(CellsRefused):
        bring_in(world, table)
    assert everything(world.database) == before


def test_names_cycles_and_lost_words_are_refused_across_lines(world: World) -> None:
    filled(world)
    cycle = edited(world, {"parent": "CPAS ; de « Herstal »"})
    assert refusals(world, cycle) == {(2, "parent", "ParentCycle")}
    itself = edited(world, {"parent": "Administration"}, {"note": "perdue"}, {"since": "2025-02"})
    assert refusals(world, itself) == {
        (2, "parent", "ParentCycle"), (3, "note", "NoteWithoutStep"), (5, "since", "StepKnownOtherwise"),
    }  # fmt: skip
    twice = edited(world, {}, {"number": "1", "name": "Administration"}, {}, NEW, NEW)
    assert refusals(world, twice) == {
        (3, "number", "LineTwice"), (3, "parent", "ParentCycle"),
        (6, "name", "NameTaken"), (7, "name", "NameTaken"),
    }  # fmt: skip
    swapped = edited(
        world, {"name": "CPAS ; de « Herstal »"}, {"name": "Administration", "parent": ""}
    )
    bring_in(world, swapped)
    assert (present(world, 1).name, present(world, 2).name) == (
        "CPAS ; de « Herstal »",
        "Administration",
    )
    assert world.ask(ALINE, verify).holds


def test_a_stale_line_is_a_conflict_and_a_file_of_the_past_changes_nothing(world: World) -> None:
    filled(world)
    table = edited(world, {"pilot_role": "mien"}, {"pilot_role": "mien"})
    old = rewritten(exported(world, moment=on("2026-11-22")), columns(world.catalog))
    change(
        world, organisations.describe, HUGO, number=1,
        description=replace(CPAS, name="Administration", actor_type="PUB", pilot_role="sien"),
    )  # fmt: skip
    assert refusals(world, table) == {(2, "version", "LineStale")}
    assert refusals(world, old) == {(2, "version", "LineStale")}  # the other lines say the same
    before = everything(world.database)
    with pytest.raises(CellsRefused):
        bring_in(world, table)
    with pytest.raises(errors.StaleEdit):
        bring_in(world, edited(world, {"pilot_role": "mien"}), seen=3)
    assert everything(world.database) == before
    kept = edited(world, {"pilot_role": "mien"})
    seen = read(world, kept).version
    bring_in(world, kept)
    with pytest.raises(errors.AlreadyDone):  # sent twice
        bring_in(world, kept, seen=seen)


def test_only_who_writes_in_that_register_brings_a_file_in(world: World) -> None:
    filled(world)
    table = edited(world, {"pilot_role": "autre"})
    for who, refusal in (
        (CHLOE, errors.PermissionDenied), (DENIS, errors.NotFound), (BRUNO, errors.NotFound),
    ):  # fmt: skip
        with pytest.raises(refusal):
            bring_in(world, table, who)
    for who in (DENIS, BRUNO):
        with pytest.raises((errors.NotFound, errors.PermissionDenied)):
            exported(world, who)
    with pytest.raises(errors.NotFound):
        exported(world, place="atlantide")
    assert exported(world, CHLOE) == exported(world, HUGO)
    assert present(world).pilot_role == ""


def test_a_shared_name_changes_everywhere_for_who_may_write_there(world: World) -> None:
    filled(world)
    add(world, "Commune", places=(CHAPELLE,), actor_type="PUB")
    change(world, organisations.share, number=1, to=CHAPELLE, known=SPRING)  # 2 there
    renamed = edited(world, {"name": "Administration de Herstal", "pilot_role": "anime"})
    assert refusals(world, renamed, HUGO) == {(2, "name", "SharedElsewhere")}
    taken = edited(world, {"name": "COMMUNE"})
    assert refusals(world, taken) == {(2, "name", "NameTaken")}
    assert refusals(world, taken, HUGO) == {(2, "name", "SharedElsewhere")}  # no word of there
    bring_in(world, renamed)
    there = present(world, 2, CHAPELLE)
    assert (there.name, there.pilot_role) == ("Administration de Herstal", "")
    assert world.ask(ALINE, verify).holds


HOSTILE = st.text(max_size=12) | st.sampled_from(
    [
        "=1+1",
        "@x",
        "x" * 5000,
        "a\x00b",
        "12,5 %",
        "n.d.",
        "Administration",
        "2024-02",
        "1",
        "9",
        "Retirée",
    ]
)


def test_a_fuzzed_file_is_all_or_nothing(world: World) -> None:
    filled(world)
    keys = [column.key for column in columns(world.catalog)]
    cells = st.dictionaries(st.sampled_from(keys), HOSTILE, max_size=4)

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(changes=st.lists(cells, max_size=5))
    def brought_in(changes: list[dict[str, str]]) -> None:
        before = everything(world.database)
        try:
            table = edited(world, *changes)
            bring_in(world, table)
        except errors.DomainError:
            assert everything(world.database) == before
        else:
            assert everything(world.database) != before

    brought_in()
    assert world.ask(ALINE, verify).holds
