"""What Parliament was told is guarded: an estimate that leaves it is told, one that returns is not."""

from __future__ import annotations

from datetime import date

import pytest

from domain.answers import AnswerStatus
from domain.dates import PartialDate
from domain.errors import PermissionDenied
from domain.phases import PhaseStatus
from queries.brief.answers import answers
from queries.brief.commitments import commitments_on
from queries.moment import Moment
from queries.phases.states import states_on
from services.answers import answers as service
from services.phases import phases
from services.phases.phases import Declaration
from tests.personas import ALINE, CHLOE, HUGO
from tests.worlds import NOW

TODAY = Moment(NOW.date())
HERE = "phase/herstal/P11"


def told(world, moment=TODAY, person=CHLOE):
    return {one.subject: one for one in world.ask(person, commitments_on, moment=moment)}


def plan(world, start):
    state = world.ask(ALINE, states_on, moment=TODAY)["herstal", "P11"]
    declaration = Declaration(
        PhaseStatus.PLANNED, TODAY.on, "re-plan", planned_start=PartialDate.parse(start)
    )
    world.do(
        ALINE,
        phases.declare,
        territory="herstal",
        phase="P11",
        seen_version=state.version,
        declaration=declaration,
    )


def test_the_dates_of_the_public_answer_are_guarded_from_its_day_on(world):
    assert told(world, Moment(date(2024, 2, 6))) == {}
    known = told(world, Moment(date(2024, 2, 7)))
    assert {(one.title[:2], str(one.told)) for one in known.values()} == {
        ("7.", "2024-02"), ("11", "2024-11"),
    }  # fmt: skip
    assert len(known) == 4
    assert not any(one.is_left or one.is_silent for one in known.values())
    later = told(world)
    assert all(one.is_silent and not one.is_left for one in later.values())


def test_an_estimate_that_leaves_the_date_is_told_and_one_that_returns_is_not(world):
    plan(world, "2027-01")
    left = told(world)[HERE]
    assert (left.is_left, str(left.expected), str(left.told)) == (True, "2027-01", "2024-11")
    assert left.reference.startswith("Question écrite n°\u00a0195")
    assert [one.subject for one in told(world).values() if one.is_left] == [HERE]
    plan(world, "2024-11")
    assert not told(world)[HERE].is_left


def test_a_later_answer_tells_the_date_anew(world):
    plan(world, "2027-01")
    asked = {"seen_version": 0, "reference": "Question écrite n° 12", "answered_on": TODAY.on}
    world.do(CHLOE, service.ask, **asked, territories=(), phases=())
    number = world.ask(CHLOE, answers)[0].number
    steps = ((AnswerStatus.DRAFTED, CHLOE), (AnswerStatus.REVIEWED, ALINE))
    for version, (step, person) in enumerate(steps, 1):
        world.do(person, service.advance, number=number, seen_version=version, step=step)
    world.do(CHLOE, service.send, number=number, seen_version=3)
    again = told(world)[HERE]
    assert (str(again.told), again.reference, again.is_left) == (
        "2027-01", "Question écrite n° 12", False,
    )  # fmt: skip
    plan(world, "2027-06")
    assert told(world)[HERE].is_left


def test_a_contractor_reads_none_of_it(world):
    with pytest.raises(PermissionDenied):
        told(world, person=HUGO)
