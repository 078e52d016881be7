"""Estimating, declaring, verifying, adding and telling milestones: effect, facts and audit together."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain import errors
from domain import milestones as milestone_errors
from domain.dates import PartialDate
from domain.milestones import Cause, MilestoneKind
from domain.statements import Origin, Side
from queries.milestones.estimates import estimates_of
from queries.milestones.states import milestones_on
from queries.milestones.undated import datable_milestones
from queries.moment import Moment
from queries.verification import verify
from services.milestones import milestones, review
from services.milestones.milestones import Addition, Forecast, Reached
from services.phases import phases
from services.start.preparation import APPLICATION
from tests.builders.milestones import KEY, TODAY, act, state
from tests.builders.record import everything, last_event
from tests.personas import ALINE, BRUNO, CHLOE, DENIS, HUGO, LEA
from tests.worlds import NOW

MAY = PartialDate.parse("2027-05")
JUNE = PartialDate.parse("2027-06-15")
MOVED = Forecast(JUNE, Cause.DECISION, Side.FOREM, "accord attendu")
PROOF = "https://exemple.be/pv.pdf"
REACHED = Reached(PartialDate.parse("2026-11-02"), PROOF, "signé par tous")


def add(world, actor=ALINE, seen_version=0, **values):
    said = {"title": "Convention signée", "kind": MilestoneKind.TARGET, "reason": "avenant"}
    addition = Addition(**said | values)
    world.do(
        actor, milestones.add,
        territory="herstal", phase="P07", seen_version=seen_version, addition=addition,
    )  # fmt: skip


def test_the_milestones_of_the_method_are_open_in_each_territory(world):
    shown = world.ask(ALINE, milestones_on, moment=TODAY)
    defined = [milestone.key for phase in world.catalog.phases for milestone in phase.milestones]
    assert [one.key for one in shown if one.territory == "herstal"] == defined
    assert len(shown) == 2 * len(defined)
    held = state(world, "P01.reunion-de-lancement")
    assert (str(held.actual_on), held.origin) == ("2023-03", Origin.SOURCE)
    assert held.due is None


def test_several_without_a_date_are_estimated_together_or_not_at_all(world):
    datable = world.ask(HUGO, datable_milestones)
    places = [(one.territory, one.key) for one in datable[:3]]
    seen, dates = len(datable), dict.fromkeys(places, MAY)
    before = everything(world.database)
    for values, refusal in (
        ({"seen_version": seen - 1, "dates": dates}, errors.StaleEdit),
        ({"seen_version": seen, "dates": {}}, errors.NothingNew),
        ({"seen_version": seen, "dates": dates | {("herstal", "P99.x"): MAY}}, errors.NotFound),
        ({"seen_version": seen, "dates": dates | {("herstal", "P01.reunion-de-lancement"): MAY}}, errors.StaleEdit),
    ):  # fmt: skip
        with pytest.raises(refusal):
            world.do(HUGO, milestones.forecast_undated, note="", **values)
    with pytest.raises(errors.PermissionDenied):
        world.do(CHLOE, milestones.forecast_undated, seen_version=seen, dates=dates, note="")
    assert everything(world.database) == before
    world.do(HUGO, milestones.forecast_undated, seen_version=seen, dates=dates, note="comité")
    left = [(one.territory, one.key) for one in world.ask(HUGO, datable_milestones)]
    assert len(left) == seen - 3 and not set(places) & set(left)
    assert world.ask(APPLICATION, verify).holds


def test_a_first_estimate_needs_no_cause_and_leaves_its_trace(world):
    act(world, HUGO, milestones.forecast, forecast=Forecast(MAY))
    assert (state(world).forecast_on, state(world).due) == (MAY, MAY)
    event = last_event(world.database)
    assert (event.action, event.subject) == ("milestone.forecast", f"milestone/herstal/{KEY}")
    assert event.changes["forecast_on"] == [None, "2027-05"]
    assert world.ask(APPLICATION, verify).holds


def test_every_estimate_is_kept_with_its_cause_and_its_side(world):
    act(world, HUGO, milestones.forecast, forecast=Forecast(MAY))
    act(world, HUGO, milestones.forecast, forecast=MOVED)
    act(world, HUGO, milestones.forecast, forecast=Forecast(JUNE))
    told = world.ask(ALINE, estimates_of, territory="herstal", key=KEY, moment=TODAY)
    assert [(one.expected, one.cause, one.side) for one in told] == [
        (MAY, Cause.FIRST, None),
        (JUNE, Cause.DECISION, Side.FOREM),
        (JUNE, Cause.CONFIRMED, None),
    ]
    assert told[1].note == "accord attendu"


def test_a_date_may_become_unknown_with_a_reason(world):
    act(world, HUGO, milestones.forecast, forecast=Forecast(MAY))
    unknown = Forecast(None, Cause.OTHER, Side.THIRD_PARTY, "le partenaire ne répond pas")
    act(world, HUGO, milestones.forecast, forecast=unknown)
    assert state(world).forecast_on is None
    assert world.ask(APPLICATION, verify).holds


@pytest.mark.parametrize("forecast", [
    Forecast(JUNE), Forecast(JUNE, Cause.DECISION), Forecast(JUNE, None, Side.FOREM),
    Forecast(JUNE, Cause.FIRST, Side.FOREM), Forecast(JUNE, Cause.OTHER, Side.FOREM),
])  # fmt: skip
def test_a_date_that_moves_needs_a_cause_and_a_side(world, forecast):
    act(world, HUGO, milestones.forecast, forecast=Forecast(MAY))
    with pytest.raises(milestone_errors.CauseNeeded):
        act(world, HUGO, milestones.forecast, forecast=forecast)
    assert state(world).forecast_on == MAY


def test_a_day_long_ago_says_what_was_estimated_then(world):
    with world.writing(HUGO, now=NOW - timedelta(days=40)) as ctx:
        milestones.forecast(
            ctx, territory="herstal", milestone=KEY, seen_version=1, forecast=Forecast(MAY)
        )
    act(world, HUGO, milestones.forecast, forecast=MOVED)
    assert state(world, on=Moment(NOW.date() - timedelta(days=41))).forecast_on is None
    assert state(world, on=Moment(NOW.date() - timedelta(days=1))).forecast_on == MAY
    assert state(world).forecast_on == JUNE
    assert state(world, on=Moment(NOW.date() - timedelta(days=1))).version is None


def test_what_is_declared_reached_waits_for_another_person(world):
    act(world, HUGO, milestones.declare, reached=REACHED)
    now = state(world)
    assert (now.actual_on, now.origin, now.proof) == (REACHED.on, Origin.DECLARED, PROOF)
    assert state(world, on=Moment(date(2026, 11, 1))).actual_on is None
    act(world, ALINE, review.verify, note="vu")
    now = state(world)
    assert (now.origin, now.declared_by, now.verified_by) == (
        Origin.VERIFIED, HUGO.user_id, ALINE.user_id,
    )  # fmt: skip
    assert last_event(world.database).action == "milestone.verified"
    assert world.ask(APPLICATION, verify).holds


def test_a_refusal_takes_the_date_and_the_proof_back(world):
    act(world, HUGO, milestones.declare, reached=REACHED)
    act(world, ALINE, review.refuse, reason="document non signé")
    now = state(world)
    assert (now.actual_on, now.origin, now.proof, now.declared_by) == (None, None, "", None)
    assert last_event(world.database).note == "document non signé"
    assert world.ask(APPLICATION, verify).holds
    act(world, HUGO, milestones.declare, reached=REACHED)
    assert state(world).origin is Origin.DECLARED


def test_nobody_verifies_their_own_declaration(world):
    act(world, ALINE, milestones.declare, reached=REACHED)
    with pytest.raises(errors.OwnDeclaration):
        act(world, ALINE, review.verify)
    act(world, LEA, review.verify)
    assert state(world).verified_by == LEA.user_id


@pytest.mark.parametrize(("reached", "refusal"), [
    (Reached(PartialDate.parse("2026-11-24"), PROOF), errors.FutureFact),
    (Reached(PartialDate.parse("2026-11"), PROOF), errors.FutureFact),
    (Reached(PartialDate(date(1, 1, 1)), PROOF), errors.DateOutOfRange),
    (Reached(REACHED.on, ""), errors.TextMissing),
    (Reached(REACHED.on, "http://exemple.be/pv.pdf"), milestone_errors.ProofLinkRefused),
    (Reached(REACHED.on, "javascript:alert(1)"), milestone_errors.ProofLinkRefused),
    (Reached(REACHED.on, "https://"), milestone_errors.ProofLinkRefused),
    (Reached(REACHED.on, "https://nom:secret@exemple.be"), milestone_errors.ProofLinkRefused),
    (Reached(REACHED.on, "https://[x"), milestone_errors.ProofLinkRefused),
    (Reached(REACHED.on, PROOF, "x" * 1_000_000), errors.TextTooLong),
])  # fmt: skip
@pytest.mark.usefixtures("unchanged")
def test_a_bad_declaration_is_refused_and_changes_nothing(world, reached, refusal):
    with pytest.raises(refusal):
        act(world, HUGO, milestones.declare, reached=reached)


@pytest.mark.usefixtures("unchanged")
def test_what_is_reached_is_neither_estimated_nor_declared_again(world):
    held = "P01.reunion-de-lancement"
    with pytest.raises(milestone_errors.AlreadyReached):
        act(world, HUGO, milestones.forecast, key=held, forecast=Forecast(MAY))
    with pytest.raises(milestone_errors.AlreadyReached):
        act(world, HUGO, milestones.declare, key=held, reached=REACHED)
    with pytest.raises(milestone_errors.NothingReachedToVerify):
        act(world, ALINE, review.verify, key=held)


def test_a_lead_adds_a_milestone_with_a_reason(world):
    add(world)
    add(world, seen_version=1, title="Convention publiée")
    added = [one for one in world.ask(ALINE, milestones_on, moment=TODAY) if one.is_added]
    assert [(one.key, one.title, one.kind) for one in added] == [
        ("P07.ajout-1", "Convention signée", MilestoneKind.TARGET),
        ("P07.ajout-2", "Convention publiée", MilestoneKind.TARGET),
    ]
    assert last_event(world.database).note == "avenant"
    act(world, HUGO, milestones.forecast, key="P07.ajout-1", forecast=Forecast(MAY))
    yesterday = Moment(NOW.date() - timedelta(days=1))
    assert not [one for one in world.ask(ALINE, milestones_on, moment=yesterday) if one.is_added]
    assert world.ask(APPLICATION, verify).holds


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("missing", [{"title": " "}, {"reason": ""}])
def test_an_added_milestone_needs_a_title_and_a_reason(world, missing):
    with pytest.raises(errors.TextMissing):
        add(world, **missing)


@pytest.mark.usefixtures("unchanged")
def test_an_addition_that_saw_another_list_is_refused(world):
    with pytest.raises(errors.StaleEdit):
        add(world, seen_version=1)


def test_a_date_told_to_parliament_is_watched(world):
    told = PartialDate.parse("2027-05")
    act(
        world,
        ALINE,
        milestones.mark_announced,
        told_on=told,
        reference="Question orale, 12/11/2026",
    )
    act(world, HUGO, milestones.forecast, forecast=Forecast(MAY))
    assert not state(world).leaves_commitment(NOW.date())
    act(world, HUGO, milestones.forecast, forecast=MOVED)
    assert state(world).leaves_commitment(NOW.date())
    assert state(world).told_reference == "Question orale, 12/11/2026"
    assert world.ask(APPLICATION, verify).holds


@pytest.mark.usefixtures("unchanged")
def test_a_date_told_needs_its_reference(world):
    with pytest.raises(errors.TextMissing):
        act(world, ALINE, milestones.mark_announced, told_on=MAY, reference="")


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(("service", "values"), [
    (milestones.forecast, {"forecast": Forecast(MAY)}),
    (milestones.declare, {"reached": REACHED}),
    (milestones.mark_announced, {"told_on": MAY, "reference": "x"}),
    (review.verify, {}),
    (review.refuse, {"reason": "x"}),
])  # fmt: skip
class TestEachService:
    @pytest.mark.parametrize("stranger", [BRUNO, DENIS])
    def test_finds_nothing_in_a_foreign_territory(self, world, service, values, stranger):
        with pytest.raises(errors.NotFound):
            act(world, stranger, service, **values)

    def test_is_not_for_readers(self, world, service, values):
        with pytest.raises(errors.PermissionDenied):
            act(world, CHLOE, service, **values)

    def test_refuses_a_version_that_is_gone(self, world, service, values):
        with pytest.raises(errors.StaleEdit):
            act(world, ALINE, service, seen_version=99, **values)


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(("service", "values"), [
    (milestones.mark_announced, {"told_on": MAY, "reference": "x"}),
    (review.verify, {}),
    (review.refuse, {"reason": "x"}),
])  # fmt: skip
def test_a_contractor_neither_verifies_nor_speaks_to_parliament(world, service, values):
    with pytest.raises(errors.PermissionDenied):
        act(world, HUGO, service, **values)
    with pytest.raises(errors.PermissionDenied):
        add(world, HUGO)


def test_a_milestone_belongs_to_the_lot_of_its_phase(world):
    world.do(
        ALINE, phases.assign_lot, territory="herstal", phase="P07", seen_version=2, lot="lot-3"
    )
    assert state(world).lot == "lot-3"
    for service, values in (
        (milestones.forecast, {"forecast": Forecast(MAY)}),
        (milestones.declare, {"reached": REACHED}),
    ):
        with pytest.raises(errors.PermissionDenied):
            act(world, HUGO, service, **values)


def test_the_same_command_twice_is_one_change(world):
    def send():
        with world.writing(HUGO, command_id="abc") as ctx:
            milestones.forecast(
                ctx, territory="herstal", milestone=KEY, seen_version=1, forecast=Forecast(MAY)
            )

    send()
    after = everything(world.database)
    with pytest.raises(errors.AlreadyDone):
        send()
    assert everything(world.database) == after
