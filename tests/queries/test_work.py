"""« Mon travail » : what waits for whom, what came back to whom, and nothing of others."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from domain import errors
from domain.dates import PartialDate
from domain.permissions import Actor
from domain.phases import PhaseStatus
from models.database import Database
from queries.phases import Moment, state_on
from queries.review import all_awaiting, declarations_awaiting
from queries.work import Task, TaskKind, n_tasks, work
from services import milestone_review, milestones, phase_review, phases
from services.milestones import Reached
from tests.personas import ADA, ALINE, BRUNO, CHLOE, HUGO, LEA
from tests.worlds import NOW, World, real_catalog

TODAY = NOW.date()
PLACE, PHASE, MILESTONE = "herstal", "P07", "P07.protocole-valide"


@pytest.fixture
def world(database: Database) -> World:
    return World(database, real_catalog())


@dataclass(frozen=True)
class Seen:
    waiting: list[TaskKind]
    returned: list[TaskKind]


def seen(world: World, person: Actor) -> Seen:
    found = world.ask(person, work)
    kinds = Seen([task.kind for task in found.waiting], [task.kind for task in found.returned])
    assert world.ask(person, n_tasks) == len(found.waiting) + len(found.returned)
    return kinds


def declare(world: World, person: Actor, status: PhaseStatus = PhaseStatus.IN_PROGRESS) -> int:
    """Say it; the number of the declaration that waits."""
    version = world.ask(
        person, state_on, territory=PLACE, phase=PHASE, moment=Moment(TODAY)
    ).version
    said = phases.Declaration(status, TODAY, "Selon le comité.")
    world.do(
        person, phases.declare,
        territory=PLACE, phase=PHASE, seen_version=version or 0, declaration=said,
    )  # fmt: skip
    return world.ask(person, declarations_awaiting, territory=PLACE, phase=PHASE)[0].id


def reach(world: World) -> None:
    reached = Reached(PartialDate(TODAY), "https://exemple.be/pv.pdf")
    world.do(
        HUGO, milestones.declare,
        territory=PLACE, milestone=MILESTONE, seen_version=1, reached=reached,
    )  # fmt: skip


def test_at_first_nothing_waits(world: World) -> None:
    for person in (ALINE, HUGO, BRUNO):
        assert seen(world, person) == Seen([], [])


def test_who_only_reads_has_no_work(world: World) -> None:
    for person in (CHLOE, ADA):
        with pytest.raises(errors.PermissionDenied):
            world.ask(person, work)


def test_a_declaration_waits_for_a_lead_and_then_no_more(world: World) -> None:
    fact_id = declare(world, HUGO)
    [task] = world.ask(ALINE, work).waiting
    assert task == Task(TaskKind.DECLARATION, PLACE, PHASE, PHASE, TODAY, "in_progress")
    assert seen(world, HUGO) == seen(world, BRUNO) == Seen([], [])
    world.do(ALINE, phase_review.validate, territory=PLACE, phase=PHASE, fact_id=fact_id)
    assert seen(world, ALINE) == Seen([], [])


def test_nobody_waits_for_themselves(world: World) -> None:
    declare(world, ALINE)
    assert seen(world, ALINE) == Seen([], [])
    assert seen(world, LEA) == Seen([TaskKind.DECLARATION], [])


def test_what_is_refused_comes_back_until_it_is_said_anew(world: World) -> None:
    fact_id = declare(world, HUGO)
    world.do(
        ALINE, phase_review.refuse,
        territory=PLACE, phase=PHASE, fact_id=fact_id, reason="Le PV manque.",
    )  # fmt: skip
    [task] = world.ask(HUGO, work).returned
    assert (task.kind, task.value, task.note) == (
        TaskKind.PHASE_REFUSED, "in_progress", "Le PV manque.",
    )  # fmt: skip
    assert seen(world, ALINE) == seen(world, BRUNO) == Seen([], [])
    declare(world, HUGO)
    assert seen(world, HUGO) == Seen([], [])


def test_a_milestone_waits_and_comes_back(world: World) -> None:
    reach(world)
    assert seen(world, ALINE) == Seen([TaskKind.MILESTONE], [])
    world.do(
        ALINE, milestone_review.refuse,
        territory=PLACE, milestone=MILESTONE, seen_version=2, reason="Le PV manque.",
    )  # fmt: skip
    assert seen(world, ALINE) == Seen([], [])
    assert seen(world, HUGO) == Seen([], [TaskKind.MILESTONE_REFUSED])


def test_one_statement_finds_what_each_phase_says_to_be_waiting(world: World) -> None:
    first = declare(world, HUGO)
    world.do(ALINE, phase_review.validate, territory=PLACE, phase=PHASE, fact_id=first)
    declare(world, HUGO, PhaseStatus.SUSPENDED)
    declare(world, LEA)
    one_by_one = {
        fact.id
        for place in real_catalog().territories
        for phase in real_catalog().phases
        for fact in world.ask(ALINE, declarations_awaiting, territory=place.key, phase=phase.key)
    }
    assert {fact.id for fact in world.ask(ALINE, all_awaiting)} == one_by_one
    assert len(one_by_one) == 2


def test_each_sees_what_is_due_where_they_work(world: World) -> None:
    places = {due.territory for due in world.ask(HUGO, work).silent}
    assert places == {"herstal"}
    assert {due.territory for due in world.ask(ALINE, work).silent} == {
        "herstal", "chapelle-lez-herlaimont",
    }  # fmt: skip
