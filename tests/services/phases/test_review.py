"""Two people: who declares, who decides, and what a decision does to what stood before."""

from __future__ import annotations

from datetime import date

import pytest

from domain import errors
from domain.phases import PhaseStatus
from domain.statements import Origin
from queries.moment import Moment
from queries.phases.review import declarations_awaiting
from queries.verification import verify
from services.phases import phases, review
from services.phases.phases import Declaration
from services.start.preparation import APPLICATION
from tests.builders.phases import state
from tests.personas import ALINE, HUGO, LEA
from tests.worlds import NOW

S = PhaseStatus
HERE = {"territory": "herstal", "phase": "P07"}


TODAY = NOW.date()


def declare(world, person, status, day, note="dit en réunion", phase="P07", **values):
    """Declare on the version that stands now; the number of the new declaration."""
    here = HERE | {"phase": phase}
    seen = state(world, phase).version
    said = Declaration(status, day, note)
    world.do(person, phases.declare, **here, seen_version=seen, declaration=said, **values)
    waiting = world.ask(ALINE, declarations_awaiting, **here)
    return max((fact.id for fact in waiting), default=None)


def test_a_click_decides_on_the_declaration_that_was_shown_and_on_no_other(world):
    started = declare(world, HUGO, S.IN_PROGRESS, date(2024, 2, 12))
    declare(world, HUGO, S.COMPLETED, date(2024, 5, 31))
    world.do(ALINE, review.validate, **HERE, fact_id=started)
    assert (state(world).status, state(world).origin) == (S.COMPLETED, Origin.DECLARED)
    assert state(world, on=Moment(date(2024, 3, 1))).origin is Origin.VERIFIED


def test_after_a_refusal_the_next_declaration_is_its_own_authors(world):
    refused = declare(world, HUGO, S.IN_PROGRESS, date(2024, 3, 15))
    world.do(ALINE, review.refuse, **HERE, fact_id=refused, reason="pas encore")
    mine = declare(world, ALINE, S.IN_PROGRESS, date(2024, 2, 12))
    assert state(world).declared_by == ALINE.user_id
    with pytest.raises(errors.OwnDeclaration):
        world.do(ALINE, review.validate, **HERE, fact_id=mine)
    world.do(LEA, review.validate, **HERE, fact_id=mine)
    assert (state(world).declared_by, state(world).verified_by) == (ALINE.user_id, LEA.user_id)


def test_a_refused_correction_brings_back_what_it_corrected(world):
    before = state(world, "P01")
    wrong = before.fact_id
    correction = declare(world, ALINE, S.IN_PROGRESS, date(2024, 2, 7), phase="P01", corrects=wrong)
    assert state(world, "P01").status is S.IN_PROGRESS
    world.do(LEA, review.refuse, territory="herstal", phase="P01", fact_id=correction, reason="non")
    after = state(world, "P01")
    assert (after.status, after.since, after.origin) == (before.status, before.since, before.origin)


def test_a_declaration_about_the_past_waits_too_and_can_be_decided(world):
    old = declare(world, HUGO, S.COMPLETED, date(2024, 1, 15), phase="P04")
    assert state(world, "P04").status is S.IN_PROGRESS
    assert state(world, "P04").actual_end is None
    assert state(world, "P04", on=Moment(date(2024, 1, 20))).status is S.COMPLETED
    world.do(ALINE, review.refuse, territory="herstal", phase="P04", fact_id=old, reason="non")
    assert state(world, "P04", on=Moment(date(2024, 1, 20))).status is S.UNKNOWN


def test_a_past_completion_is_confirmed_without_validating_today(world):
    old = declare(world, HUGO, S.COMPLETED, date(2024, 1, 15), phase="P04")
    world.do(ALINE, review.validate, territory="herstal", phase="P04", fact_id=old)
    assert state(world, "P04").status is S.IN_PROGRESS
    assert state(world, "P04", on=Moment(date(2024, 1, 20))).origin is Origin.VERIFIED


def test_a_decision_settles_what_was_declared_before_it(world):
    declare(world, HUGO, S.IN_PROGRESS, date(2024, 2, 12))
    last = declare(world, HUGO, S.COMPLETED, date(2024, 5, 31))
    world.do(ALINE, review.validate, **HERE, fact_id=last)
    assert world.ask(ALINE, declarations_awaiting, **HERE) == []


def test_confirming_an_older_day_leaves_the_word_on_a_later_day_waiting(world):
    older = declare(world, HUGO, S.IN_PROGRESS, date(2024, 3, 1))
    newer = declare(world, HUGO, S.COMPLETED, date(2024, 3, 5))
    world.do(ALINE, review.validate, **HERE, fact_id=older)
    waiting = [fact.id for fact in world.ask(ALINE, declarations_awaiting, **HERE)]
    assert waiting == [newer]
    world.do(ALINE, review.validate, **HERE, fact_id=newer)
    assert state(world).status is S.VALIDATED


def test_a_declaration_is_decided_once(world):
    told = declare(world, HUGO, S.IN_PROGRESS, date(2024, 2, 12))
    world.do(ALINE, review.validate, **HERE, fact_id=told)
    with pytest.raises(errors.NothingToValidate):
        world.do(LEA, review.refuse, **HERE, fact_id=told, reason="trop tard")
    assert world.ask(APPLICATION, verify).holds
