"""Planned dates change under a name, with a reason, by two leads; earlier ones stay."""

from __future__ import annotations

import pytest

from domain import errors
from domain import milestones as milestone_errors
from domain.dates import PartialDate
from domain.milestones import BaselineStatus, Cause
from domain.statements import Side
from queries.milestones.baselines import baselines_on
from queries.moment import Moment
from queries.verification import verify
from services.milestones import baselines, milestones
from services.milestones.milestones import Forecast
from services.start.preparation import APPLICATION
from tests.builders.milestones import state
from tests.personas import ALINE, BRUNO, CHLOE, HUGO, LEA
from tests.worlds import NOW

KEY = "P07.protocole-valide"
TODAY = Moment(NOW.date())
MAY, JULY = PartialDate.parse("2027-05"), PartialDate.parse("2027-07-01")


def slipped(world):
    return state(world).slip(frozenset())


def known(world):
    return world.ask(CHLOE, baselines_on, territory="herstal", moment=TODAY)


def estimate(world, when, **why):
    world.do(
        HUGO, milestones.forecast,
        territory="herstal", milestone=KEY, seen_version=state(world).version,
        forecast=Forecast(when, **why),
    )  # fmt: skip


def propose(world, actor=ALINE, name="Référence 1", reason="planning approuvé", seen=None):
    world.do(
        actor, baselines.propose,
        territory="herstal", seen_version=len(known(world)) if seen is None else seen,
        name=name, reason=reason,
    )  # fmt: skip


def decide(world, actor, service, number=1, **values):
    world.do(
        actor, service,
        territory="herstal", number=number, seen_version=len(known(world)), **values,
    )  # fmt: skip


@pytest.fixture
def proposed(world):
    estimate(world, MAY)
    propose(world)
    return world


def test_a_proposal_changes_no_date_until_another_lead_approves_it(proposed):
    assert state(proposed).planned_on is None
    decide(proposed, LEA, baselines.approve)
    assert state(proposed).planned_on == MAY
    [first] = known(proposed)
    assert (first.status, first.name, first.reason) == (
        BaselineStatus.APPROVED, "Référence 1", "planning approuvé",
    )  # fmt: skip
    assert (first.proposed_by, first.decided_by) == (ALINE.user_id, LEA.user_id)
    assert proposed.ask(APPLICATION, verify).holds


def test_earlier_baselines_stay_as_they_were(proposed):
    decide(proposed, LEA, baselines.approve)
    estimate(proposed, JULY, cause=Cause.SCOPE, side=Side.FOREM)
    slip = slipped(proposed)
    assert (slip.calendar_days, slip.working_days, slip.exact) == (31, 23, False)
    propose(proposed, LEA, "Référence 2", "avenant 1")
    decide(proposed, ALINE, baselines.approve, number=2)
    assert [one.dates[KEY] for one in known(proposed)] == [MAY, JULY]
    assert state(proposed).planned_on == JULY
    assert slipped(proposed).calendar_days == 0


def test_what_was_frozen_is_approved_even_if_the_estimate_moved_since(proposed):
    estimate(proposed, JULY, cause=Cause.SCOPE, side=Side.FOREM)
    decide(proposed, LEA, baselines.approve)
    assert state(proposed).planned_on == MAY


def test_nobody_approves_their_own_proposal(proposed):
    with pytest.raises(milestone_errors.OwnBaseline):
        decide(proposed, ALINE, baselines.approve)
    assert known(proposed)[0].status is BaselineStatus.PROPOSED


def test_a_refused_proposal_leaves_the_dates(proposed):
    decide(proposed, ALINE, baselines.refuse, reason="trop tôt")
    assert state(proposed).planned_on is None
    assert known(proposed)[0].status is BaselineStatus.REFUSED
    with pytest.raises(milestone_errors.BaselineDecided):
        decide(proposed, LEA, baselines.approve)


def test_one_proposal_at_a_time_waits(proposed):
    with pytest.raises(milestone_errors.BaselineWaits):
        propose(proposed, LEA, "Autre")
    assert len(known(proposed)) == 1


def test_a_proposal_that_would_change_nothing_is_refused(world):
    with pytest.raises(milestone_errors.NothingToRebase):
        propose(world)
    assert known(world) == []


@pytest.mark.parametrize("missing", [{"name": " "}, {"reason": ""}])
def test_a_proposal_needs_a_name_and_a_reason(world, missing):
    estimate(world, MAY)
    with pytest.raises(errors.TextMissing):
        propose(world, **missing)
    assert known(world) == []


def test_a_proposal_that_saw_another_list_is_refused(world):
    estimate(world, MAY)
    with pytest.raises(errors.StaleEdit):
        propose(world, seen=3)


@pytest.mark.parametrize(("actor", "refusal"), [
    (HUGO, errors.PermissionDenied), (CHLOE, errors.PermissionDenied), (BRUNO, errors.NotFound),
])  # fmt: skip
def test_only_leads_touch_planned_dates(proposed, actor, refusal):
    with pytest.raises(refusal):
        propose(proposed, actor)
    with pytest.raises(refusal):
        decide(proposed, actor, baselines.approve)
    with pytest.raises(refusal):
        decide(proposed, actor, baselines.refuse, reason="x")
    assert known(proposed)[0].status is BaselineStatus.PROPOSED
