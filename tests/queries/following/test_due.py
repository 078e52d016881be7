"""What is due on a day, and what would move if a phase slipped."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.dates import PartialDate
from domain.errors import NotFound
from domain.milestones import Horizon, SlipOutOfRange
from queries.context import Context
from queries.following.due import DueFilter, due_list
from queries.following.work import work
from queries.moment import Moment
from queries.phases.impact import What, impact_of
from services.deliverables import deliverables
from services.milestones import milestones
from services.milestones.milestones import Forecast
from services.phases import phases
from tests.builders.deliverables import hand_over
from tests.builders.meetings import enter
from tests.personas import ALINE, BRUNO, CHLOE, HUGO
from tests.worlds import NOW

ANSWER, TODAY = Moment(date(2024, 2, 7)), Moment(NOW.date())
LATER = NOW + timedelta(days=42)
KEY = "P07.protocole-valide"


def due(world, actor=CHLOE, moment=ANSWER, **wanted):
    return world.ask(actor, due_list, moment=moment, wanted=DueFilter(**wanted))


def estimate(world, when, told=None):
    who = {"territory": "herstal", "milestone": KEY}
    world.do(HUGO, milestones.forecast, seen_version=1, forecast=Forecast(when), **who)
    if told:
        world.do(
            ALINE, milestones.mark_announced,
            seen_version=2, told_on=told, reference="Question orale", **who,
        )  # fmt: skip


def test_the_answer_gives_what_was_planned_then(world):
    found = due(world)
    assert [(due.phase, due.part, due.horizon) for due in found.dues] == [
        ("P07", None, Horizon.WITHIN_30), ("P07", None, Horizon.WITHIN_30),
        ("P11", None, Horizon.LATER), ("P11", None, Horizon.LATER),
    ]  # fmt: skip


def test_milestones_stand_among_phases_by_their_date(world):
    estimate(world, PartialDate.parse("2026-12-20"))
    near = [one for one in due(world, moment=TODAY).dues if one.horizon is Horizon.WITHIN_30]
    assert [one.part.key for one in near] == [KEY]


def test_a_late_milestone_of_which_people_speak_is_overdue(world):
    estimate(world, PartialDate.parse("2026-11-20"))
    [found] = due(world, moment=TODAY).of(Horizon.OVERDUE)
    assert found.part.key == KEY


def test_a_contractor_counts_only_their_own_territory(world):
    assert {one.territory for one in due(world, BRUNO).dues} == {"chapelle-lez-herlaimont"}
    assert 2 * due(world, BRUNO).n_undated == due(world).n_undated


def test_filters_cut_what_is_due_and_what_is_counted(world):
    world.do(
        ALINE, phases.assign_lot, territory="herstal", phase="P07", seen_version=2, lot="lot-1"
    )
    assert [one.territory for one in due(world, moment=TODAY, lot="lot-1").dues] == ["herstal"]
    assert due(world, phase="P07").n_undated == 8
    assert due(world, responsible="CAB").dues == ()


def test_a_date_told_to_parliament_that_is_missed_comes_first(world):
    estimate(world, PartialDate.parse("2027-03"), told=PartialDate.parse("2027-01"))
    assert [one.key for one in due(world, moment=TODAY).broken] == [KEY]


def test_all_that_waits_would_slip_by_working_days(world):
    found = world.ask(CHLOE, impact_of, territory="herstal", phase="P07", weeks=3, moment=ANSWER)
    assert [(one.phase, one.what, str(one.before), str(one.after)) for one in found.moved] == [
        ("P07", What.START, "2024-02", "2024-03"), ("P11", What.START, "2024-11", "2024-12"),
    ]  # fmt: skip
    assert found.undated == ("P08", "P09", "P10")


def test_a_slip_tells_which_date_told_to_parliament_would_be_missed(world):
    estimate(world, PartialDate.parse("2027-01-04"), told=PartialDate.parse("2027-01"))
    slip = {"territory": "herstal", "moment": TODAY}
    near = world.ask(CHLOE, impact_of, phase="P04", weeks=3, **slip)
    far = world.ask(CHLOE, impact_of, phase="P04", weeks=4, **slip)
    assert [one.breaks_commitment for one in near.moved if one.milestone] == [False]
    assert [one.breaks_commitment for one in far.moved if one.milestone] == [True]


@pytest.mark.parametrize("weeks", [0, -1, 105])
def test_a_slip_of_no_sense_is_refused(world, weeks):
    with pytest.raises(SlipOutOfRange):
        world.ask(CHLOE, impact_of, territory="herstal", phase="P07", weeks=weeks, moment=TODAY)


def test_a_foreign_territory_is_not_to_be_found(world):
    with pytest.raises(NotFound):
        world.ask(BRUNO, impact_of, territory="herstal", phase="P07", weeks=3, moment=TODAY)


def test_a_deliverable_is_due_until_it_is_handed_over_then_until_it_is_verified(world):
    params = {"territory": "herstal", "deliverable": "P07.protocole"}
    near = PartialDate.parse("2026-12-04")
    world.do(ALINE, deliverables.set_due, **params, seen_version=1, due_on=near, reason="avenant")
    [found] = due(world, HUGO, TODAY).of(Horizon.WITHIN_30)
    assert (found.subject, found.due) == ("deliverable/herstal/P07.protocole", near)
    assert found.responsible == due(world, phase="P07").dues[0].responsible
    hand_over(world)
    [found] = due(world, ALINE, TODAY, phase="P07").of(Horizon.WITHIN_30)
    assert str(found.due) == "2026-12-23"  # thirty days for FOREm
    world.do(
        ALINE, phases.assign_lot, territory="herstal", phase="P07", seen_version=2, lot="lot-2"
    )
    assert due(world, HUGO, TODAY).of(Horizon.WITHIN_30) == []


def test_a_planned_meeting_is_due_and_once_over_is_to_be_confirmed(world):
    enter(world, on="2026-12-17", is_held=False)
    [found] = due(world, moment=TODAY, phase="P05").of(Horizon.WITHIN_30)
    assert (found.subject, found.phase, str(found.due)) == ("meeting/herstal/1", None, "2026-12-17")
    assert due(world, moment=TODAY, phase="P07").of(Horizon.WITHIN_30) == []
    assert due(world, BRUNO, TODAY).of(Horizon.WITHIN_30) == []  # of another territory
    later = Moment(date(2027, 1, 5))
    assert "meeting/herstal/1" in {
        one.subject for one in due(world, moment=later).of(Horizon.SILENT)
    }


def test_a_meeting_that_was_held_is_due_no_more(world):
    enter(world, on="2024-05-02")
    assert "meeting/herstal/1" not in {one.subject for one in due(world, moment=TODAY).dues}


def test_a_verification_that_lasts_waits_for_who_verifies_alone(world):
    hand_over(world)
    verification = "deliverable/herstal/P07.protocole"
    assert verification in passed_for(world, ALINE)
    assert verification not in passed_for(world, HUGO)
    later = due(world, HUGO, Moment(LATER.date()))
    assert verification in {due.subject for due in later.dues}


def passed_for(world, who):
    """What « Mon travail » calls late of them or without news, six weeks after."""
    with world.database.read() as session:
        found = work(Context(session, who, LATER, world.catalog))
    return {due.subject for due in (*found.late, *found.silent)}
