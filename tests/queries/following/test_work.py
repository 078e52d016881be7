"""« Mon travail » : what waits for whom, what came back to whom, and nothing of others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from domain import errors
from domain.actions import Action
from domain.dates import PartialDate
from domain.permissions import Actor
from domain.phases import PhaseStatus
from domain.reporting import OVERDUE, Cadence, Rhythm, Standing
from domain.reports import Filled, Section
from models import Account
from queries.following.tasks import Task, TaskKind
from queries.following.work import n_tasks, work
from queries.moment import Moment
from queries.phases.review import all_awaiting, declarations_awaiting
from queries.phases.states import state_on
from queries.reports.sheet import draft_of
from services import audit, comments
from services.accounts import accounts
from services.milestones import milestones, review
from services.milestones.milestones import Reached
from services.phases import phases
from services.phases import review as phase_review
from services.reports import expectations, reports
from services.reports import review as report_review
from services.start.preparation import APPLICATION
from tests.personas import ADA, ALINE, BRUNO, CHLOE, HUGO, LEA
from tests.worlds import NOW, World, real_catalog

TODAY = NOW.date()
LOT = {"territory": "herstal", "lot": "lot-1"}
REPORT = LOT | {"period": "2026-11-01_2026-11-15"}
PLACE, PHASE, MILESTONE = "herstal", "P07", "P07.protocole-valide"


@dataclass(frozen=True)
class Seen:
    waiting: list[TaskKind]
    returned: list[TaskKind]


def seen(world: World, person: Actor) -> Seen:
    found = world.ask(person, work)
    kinds = Seen([task.kind for task in found.waiting], [task.kind for task in found.returned])
    mine = [report for report in found.reports if person is HUGO and report.standing in OVERDUE]
    asked = (found.waiting, found.returned, found.mentions, mine)
    assert world.ask(person, n_tasks) == sum(map(len, asked))
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
    assert task == Task(
        TaskKind.DECLARATION, PLACE, PHASE, PHASE, TODAY, "in_progress", "Selon le comité.",
        effective=PartialDate(TODAY), fact_id=fact_id,
    )  # fmt: skip
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
        ALINE, review.refuse,
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


def send_report(world: World) -> None:
    draft = world.ask(HUGO, draft_of, **REPORT)
    written = Filled(sections={Section.HIGHLIGHT: "Premiers ateliers tenus."})
    world.do(HUGO, reports.submit, **REPORT, seen_version=draft.version, filled=written)


def test_a_report_is_asked_for_then_read_then_comes_back(world: World) -> None:
    rhythm = Rhythm(Cadence.TWICE_MONTHLY, date(2026, 11, 1))
    world.do(ALINE, expectations.expect, lots=[("herstal", "lot-1")], seen_version=0, rhythm=rhythm)
    late, coming = world.ask(HUGO, work).reports
    assert (late.standing, coming.standing) == (Standing.LATE, Standing.EXPECTED)
    assert [report.period for report in world.ask(ALINE, work).reports] == [
        late.period
    ]  # overdue only
    assert world.ask(BRUNO, work).reports == ()
    assert [world.ask(person, n_tasks) for person in (HUGO, ALINE, BRUNO)] == [1, 0, 0]

    send_report(world)
    [task] = world.ask(ALINE, work).waiting
    assert task == Task(TaskKind.REPORT, PLACE, None, REPORT["period"], TODAY, lot="lot-1")
    assert seen(world, HUGO) == seen(world, BRUNO) == Seen([], [])
    world.do(ALINE, report_review.send_back, **REPORT, seen_version=1, reason="Chiffres ?")
    [task] = world.ask(HUGO, work).returned
    assert (task.kind, task.note) == (TaskKind.REPORT_RETURNED, "Chiffres ?")
    assert seen(world, ALINE) == seen(world, BRUNO) == Seen([], [])
    send_report(world)
    assert seen(world, HUGO) == Seen([], [])
    assert seen(world, LEA) == Seen([TaskKind.REPORT], [])


def test_a_comment_waits_for_who_is_named_until_they_read_it(world: World) -> None:
    with world.writing(APPLICATION) as ctx:
        for person in (ALINE, HUGO, BRUNO):
            account = Account(id=person.user_id, display_name=person.display_name, created_at=NOW)
            ctx.session.add(account)
            ctx.session.flush()
            accounts.give(ctx, account, person.grants)
        audit.record(ctx, Action.CHRONOLOGY_LOADED, "test")
    about = f"phase/{PLACE}/{PHASE}"
    world.do(
        ALINE, comments.write, subject=about, text="Où en est-on ?", lot="lot-1",
        mentions=[HUGO.user_id or 0],
    )  # fmt: skip
    [mention] = world.ask(HUGO, work).mentions
    assert (mention.by, mention.subject) == ("Aline", about)
    assert [world.ask(person, n_tasks) for person in (HUGO, ALINE, BRUNO)] == [1, 0, 0]
    world.do(HUGO, comments.mark_read, subject=about)
    assert world.ask(HUGO, n_tasks) == 0  # though reading is not recorded


def test_each_sees_what_is_due_where_they_work(world: World) -> None:
    places = {due.territory for due in world.ask(HUGO, work).silent}
    assert places == {"herstal"}
    assert {due.territory for due in world.ask(ALINE, work).silent} == {
        "herstal", "chapelle-lez-herlaimont",
    }  # fmt: skip
