"""The history of a milestone: every statement, with what took it back, on any day and for whom it is."""

from __future__ import annotations

from datetime import date

import pytest

from domain.dates import PartialDate
from domain.errors import NotFound
from queries.milestones.history import milestone_history
from queries.moment import Moment
from services.milestones import milestones, review
from services.milestones.milestones import Reached
from tests.builders.milestones import KEY, TODAY, act
from tests.personas import ALINE, BRUNO, HUGO

REACHED = Reached(PartialDate.parse("2026-11-02"), "https://exemple.be/pv.pdf", "signé par tous")


def history(world, actor=ALINE, key=KEY, moment=TODAY):
    return world.ask(actor, milestone_history, territory="herstal", key=key, moment=moment)


def test_a_refused_declaration_stays_with_its_proof_and_the_reason(world):
    act(world, HUGO, milestones.declare, reached=REACHED)
    act(world, ALINE, review.refuse, reason="non signé")
    [said] = history(world).said
    assert (said.fact.value, said.detail) == ("2026-11-02", REACHED.proof)
    assert (said.undone.note, said.undone.recorded_by) == ("non signé", ALINE.user_id)


def test_what_is_verified_stands_above_what_was_declared(world):
    act(world, HUGO, milestones.declare, reached=REACHED)
    act(world, ALINE, review.verify)
    known = history(world)
    assert [said.fact.recorded_by for said in known.said] == [ALINE.user_id, HUGO.user_id]
    assert not any(said.undone for said in known.said)


def test_a_date_told_to_parliament_comes_with_its_reference(world):
    may = PartialDate.parse("2027-05")
    act(world, ALINE, milestones.mark_announced, told_on=may, reference="question 12")
    assert [(said.fact.value, said.detail) for said in history(world).said] == [
        ("2027-05", "question 12")
    ]


def test_a_day_before_knows_nothing_of_it(world):
    act(world, HUGO, milestones.declare, reached=REACHED)
    assert history(world, moment=Moment(date(2026, 11, 1))).said == ()


@pytest.mark.parametrize(("actor", "key"), [(BRUNO, KEY), (ALINE, "P07.nulle-part")])
def test_what_is_not_for_this_person_is_not_found(world, actor, key):
    with pytest.raises(NotFound):
        history(world, actor, key)
