"""What matters is one thing: what one screen or mail tells, the others tell too, or their heading
leaves it out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.agreements import AgreementKind, AgreementStatus
from domain.dates import PartialDate
from domain.meetings import Owner
from domain.milestones import Horizon
from domain.permissions import Actor
from queries.following.digest import reminder, weekly
from queries.following.due import DueFilter, due_list
from queries.following.work import SOON, work
from queries.meetings.states import meeting_on
from queries.moment import Moment
from services.agreements import agreements
from services.agreements.agreements import Step, Terms
from services.deliverables import deliverables
from services.meetings import points
from services.meetings.points import Asked
from services.milestones import milestones
from services.milestones.milestones import Forecast
from services.phases import phases
from tests.builders.meetings import enter
from tests.builders.organisations import add as register
from tests.builders.reports import expect
from tests.personas import ALINE, BRUNO, CHLOE, HUGO
from tests.worlds import NOW, World

TODAY = Moment(NOW.date())
HERSTAL = {"territory": "herstal"}


def day(ahead: int) -> PartialDate:
    return PartialDate(TODAY.on + timedelta(days=ahead))


@pytest.fixture
def eventful(world: World) -> World:
    """One of each kind of thing that is due, some late, some soon."""
    world.do(
        HUGO, milestones.forecast, **HERSTAL,
        milestone="P07.protocole-valide", seen_version=1, forecast=Forecast(day(-3)),
    )  # fmt: skip
    world.do(
        ALINE, deliverables.set_due, **HERSTAL,
        deliverable="P07.protocole", seen_version=1, due_on=day(5), reason="avenant",
    )  # fmt: skip
    register(world, "CPAS")
    enter(world, on="2026-12-01", is_held=False)
    enter(world)
    seen = world.ask(ALINE, meeting_on, **HERSTAL, number=2, moment=TODAY).version or 0
    world.do(
        ALINE, points.ask, **HERSTAL, number=2,
        seen_version=seen, asked=Asked("Relire", Owner(organisation=1), day(-1)),
    )  # fmt: skip
    expect(world)
    terms = Terms("Convention", AgreementKind.AGREEMENT, (1,), until=day(40))
    step = Step(AgreementStatus.SIGNED, PartialDate(date(2024, 5, 2)), "conseil")
    world.do(ALINE, agreements.add, **HERSTAL, seen_version=0, terms=terms, step=step)
    world.do(ALINE, phases.assign_lot, **HERSTAL, phase="P04", seen_version=2, lot="lot-2")
    return world


def listed(world: World, actor: Actor) -> dict[str, Horizon]:
    dues = world.ask(actor, due_list, moment=TODAY, wanted=DueFilter()).dues
    return {due.subject: due.horizon for due in dues}


def test_every_kind_of_thing_is_in_one_list(eventful: World) -> None:
    kinds = {subject.split("/")[0] for subject in listed(eventful, ALINE)}
    assert kinds == {
        "phase", "milestone", "deliverable", "meeting", "meeting_action", "report", "agreement",
    }  # fmt: skip


@pytest.mark.parametrize("person", [ALINE, HUGO, BRUNO], ids=lambda one: one.display_name)
def test_my_work_tells_what_is_due_and_nothing_else(eventful: World, person: Actor) -> None:
    every, mine = listed(eventful, person), eventful.ask(person, work)
    told = {due.subject: due.horizon for due in (*mine.late, *mine.silent, *mine.soon)}
    assert told.items() <= every.items()
    reports = {report.subject for report in mine.reports}
    assert reports <= every.keys()
    left_out = every.keys() - told.keys() - reports
    dues = eventful.ask(person, due_list, moment=TODAY, wanted=DueFilter()).dues
    for due in dues:
        if due.subject not in left_out:
            continue
        # Who reads reports is told of those that are missing, who writes them of those to come.
        is_awaited = due.subject.startswith("report/") and due.horizon is not Horizon.OVERDUE
        assert due.due.last > TODAY.on + SOON or (is_awaited and person is ALINE)


@pytest.mark.parametrize("person", [ALINE, HUGO, BRUNO, CHLOE], ids=lambda one: one.display_name)
def test_the_mail_of_the_week_tells_what_is_due_and_nothing_else(
    eventful: World, person: Actor
) -> None:
    every = listed(eventful, person)
    mail = eventful.ask(person, weekly, on=TODAY.on)
    late = {due.subject for due in mail.overdue}
    assert late == {subject for subject, horizon in every.items() if horizon is Horizon.OVERDUE}
    ahead = {due.subject for _, dues in mail.coming for due in dues}
    assert ahead <= every.keys()
    assert mail.n_silent == list(every.values()).count(Horizon.SILENT)
    assert {due.subject for due in eventful.ask(person, reminder, on=TODAY.on).dues} <= every.keys()


def test_an_action_is_of_the_organisation_by_its_own_name(eventful: World) -> None:
    dues = eventful.ask(ALINE, due_list, moment=TODAY, wanted=DueFilter()).dues
    assert [due.owner for due in dues if due.subject.startswith("meeting_action/")] == ["CPAS"]


def test_a_filter_leaves_out_what_has_no_such_thing(eventful: World) -> None:
    def kinds(**wanted: str) -> set[str]:
        dues = eventful.ask(ALINE, due_list, moment=TODAY, wanted=DueFilter(**wanted)).dues
        return {due.subject.split("/")[0] for due in dues}

    assert kinds(lot="lot-1") == {"report"}
    assert kinds(phase="P07") == {"phase", "milestone", "deliverable"}
    assert "agreement" in kinds(territory="herstal")
    assert kinds(territory="chapelle-lez-herlaimont") == {"phase"}
