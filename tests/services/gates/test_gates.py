"""Deciding on passages, meeting conditions, ticking exit criteria, declaring the weather."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain import errors, milestones
from domain import gates as gate_errors
from domain.gates import Check, Condition, Decision, GateStanding
from domain.health import Level
from domain.milestones import Horizon
from domain.phases import PhaseStatus
from queries.context import Context
from queries.following.due import DueFilter, due_list
from queries.gates.dossier import dossier_on
from queries.moment import Moment
from queries.verification import verify
from services.gates import checklist, gates, weather
from services.gates.gates import Met, Ruling
from services.phases import phases, review
from services.start.preparation import APPLICATION
from tests.builders.record import everything, last_event
from tests.personas import ALINE, BRUNO, CHLOE, DENIS, HUGO, LEA
from tests.worlds import NOW

TODAY = Moment(NOW.date())
PLACE, PHASE = "herstal", "P03"  # completed, the source says, at the latest on 7 February 2024
DAY = date(2026, 11, 16)
DUE = date(2026, 12, 1)
PROOF = "https://exemple.be/pv.pdf"
CHECKED = "P02.parties-prenantes-typees"  # no data proves it yet
COMPUTED = "P02.identification-faite"
GO = Ruling(Decision.GO, DAY, "Comité d’accompagnement", "tout est remis")
NO_GO = Ruling(Decision.NO_GO, DAY, "Comité d’accompagnement", "rien n’est signé")
ASKED = (Condition("Signer la convention", DUE), Condition("Publier le compte rendu", DUE))
CONDITIONAL = Ruling(Decision.CONDITIONAL, DAY, "Comité d’accompagnement", "presque", ASKED)
MET = Met(NOW.date(), PROOF, "reçue signée")


def dossier(world, phase=PHASE, on=TODAY, who=ALINE):
    return world.ask(who, dossier_on, territory=PLACE, phase=phase, moment=on)


def standing(world, on=TODAY):
    return dossier(world, on=on).summary.weather.standing


def decide(world, ruling=CONDITIONAL, who=ALINE, phase=PHASE, **values):
    seen = values.pop("seen_version", None)
    if seen is None:
        seen = dossier(world, phase).history.version
    world.do(who, gates.decide, territory=PLACE, phase=phase, seen_version=seen, ruling=ruling)


def meet(world, number, who=ALINE, met=MET, seen_version=None):
    if seen_version is None:
        seen_version = dossier(world).summary.weather.gate.decided.event_id
    world.do(
        who, gates.close_condition,
        territory=PLACE, phase=PHASE, number=number, seen_version=seen_version, met=met,
    )  # fmt: skip


def tick(world, check=Check.DONE, who=HUGO, key=CHECKED, note="vu au registre", seen_version=None):
    if seen_version is None:
        items = dossier(world, key.split(".")[0]).summary.checklist
        seen_version = next((item.version for item in items if item.criterion.key == key), 0)
    world.do(
        who, checklist.tick,
        territory=PLACE, criterion=key, seen_version=seen_version, check=check, note=note,
    )  # fmt: skip


def say(world, level=Level.SUPPORT, who=ALINE, reason="le comité s’inquiète", seen_version=None):
    if seen_version is None:
        seen_version = dossier(world).history.version
    world.do(
        who, weather.declare,
        territory=PLACE, phase=PHASE, seen_version=seen_version, level=level, reason=reason,
    )  # fmt: skip


@pytest.mark.parametrize(("ruling", "found"), [
    (GO, GateStanding.OPEN), (CONDITIONAL, GateStanding.CONDITIONAL), (NO_GO, GateStanding.REFUSED),
])  # fmt: skip
def test_a_decision_counts_from_its_day_and_leaves_its_trace(world, ruling, found):
    decide(world, ruling)
    assert standing(world) is found
    assert standing(world, Moment(DAY - timedelta(days=1))) is GateStanding.UNDECIDED
    [decided] = dossier(world).history.decisions
    assert (decided.decision, decided.on, decided.body, decided.reason, decided.by) == (
        ruling.decision, DAY, ruling.body, ruling.reason, ALINE.user_id,
    )  # fmt: skip
    assert decided.phase is PhaseStatus.COMPLETED
    event = last_event(world.database)
    assert (event.action, event.subject) == ("gate.decided", f"gate/{PLACE}/{PHASE}")
    assert event.changes["decision"] == [None, ruling.decision]
    assert world.ask(APPLICATION, verify).holds


def test_a_condition_that_lapses_reopens_the_passage_by_itself(world):
    decide(world)
    late = NOW + timedelta(days=9)  # 2 December
    with world.database.read() as session:
        ctx = Context(session, ALINE, late, world.catalog)
        then = dossier_on(ctx, territory=PLACE, phase=PHASE, moment=Moment(ctx.today))
        before = dossier_on(ctx, territory=PLACE, phase=PHASE, moment=Moment(DUE))
    assert then.summary.weather.standing is GateStanding.LAPSED
    assert [reason.signal for reason in then.summary.weather.computed.reasons][:2] == [
        "condition_lapsed", "condition_lapsed",
    ]  # fmt: skip
    assert before.summary.weather.standing is GateStanding.CONDITIONAL


def test_a_pending_condition_is_due_until_it_is_met_and_late_once_it_lapsed(world):
    def dues(who=ALINE, on=TODAY):
        found = world.ask(who, due_list, moment=on, wanted=DueFilter(phase=PHASE)).dues
        return [(one.part.title, one.horizon) for one in found if one.subject.startswith("cond")]

    decide(world)
    soon = Horizon.WITHIN_30
    assert dues() == [("Signer la convention", soon), ("Publier le compte rendu", soon)]
    assert dues(HUGO) == dues(LEA) == dues()
    assert {late for _, late in dues(on=Moment(DUE + timedelta(days=99)))} == {Horizon.OVERDUE}
    meet(world, 1)
    assert dues() == [("Publier le compte rendu", soon)]
    seen = dossier(world).summary.weather.state.version
    world.do(ALINE, phases.assign_lot, territory=PLACE, phase=PHASE, seen_version=seen, lot="lot-2")
    assert dues() and not dues(HUGO)


def test_a_condition_met_with_its_proof_closes_and_the_last_one_opens_the_passage(world):
    decide(world)
    meet(world, 1)
    assert standing(world) is GateStanding.CONDITIONAL
    event = last_event(world.database)
    assert (event.action, event.subject) == ("gate.condition_met", f"condition/{PLACE}/{PHASE}.1")
    meet(world, 2)
    assert standing(world) is GateStanding.OPEN
    first = dossier(world).summary.weather.gate.decided.conditions[0]
    assert (first.condition.closed_on, first.proof) == (NOW.date(), PROOF)
    assert standing(world, Moment(DAY)) is GateStanding.CONDITIONAL


def test_a_later_decision_replaces_the_conditions_and_keeps_the_earlier_one(world):
    decide(world)
    other = (Condition("Recruter", DUE),)
    decide(world, Ruling(Decision.CONDITIONAL, NOW.date(), "Comité", "revu", other))
    now = dossier(world)
    assert [condition.number for condition in now.summary.weather.gate.decided.conditions] == [3]
    assert [len(decision.conditions) for decision in now.history.decisions] == [1, 2]
    with pytest.raises(errors.NotFound):
        meet(world, 1)


def test_a_decision_of_an_earlier_day_stays_behind_the_one_in_force(world):
    decide(world, GO)
    decide(world, Ruling(Decision.NO_GO, DAY - timedelta(days=30), "Comité", "retrouvée"))
    assert standing(world) is GateStanding.OPEN
    assert standing(world, Moment(DAY - timedelta(days=1))) is GateStanding.REFUSED
    assert [one.decision for one in dossier(world).history.decisions] == [
        Decision.GO, Decision.NO_GO,
    ]  # fmt: skip


def test_a_phase_put_back_to_work_reopens_its_passage_and_keeps_what_was_decided(world):
    decide(world, GO)
    world.do(
        ALINE, review.reopen, territory=PLACE, phase=PHASE,
        seen_version=dossier(world).summary.weather.state.version,
        effective=NOW.date(), reason="convention à revoir",
    )  # fmt: skip
    assert standing(world) is GateStanding.REOPENED
    assert standing(world, Moment(DAY)) is GateStanding.OPEN
    assert len(dossier(world).history.decisions) == 1


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(("ruling", "refusal"), [
    (Ruling(Decision.GO, date(2026, 11, 24), "Comité", "x"), errors.FutureFact),
    (Ruling(Decision.GO, date(1999, 1, 1), "Comité", "x"), errors.DateOutOfRange),
    (Ruling(Decision.GO, DAY, " ", "x"), errors.TextMissing),
    (Ruling(Decision.GO, DAY, "Comité", ""), errors.TextMissing),
    (Ruling(Decision.GO, DAY, "Comité", "x" * 1_000_000), errors.TextTooLong),
    (Ruling(Decision.GO, DAY, "Comité", "x", ASKED), gate_errors.ConditionsUnwanted),
    (Ruling(Decision.CONDITIONAL, DAY, "Comité", "x"), gate_errors.ConditionsMissing),
    (Ruling(Decision.CONDITIONAL, DAY, "Comité", "x", (Condition("", DUE),)), errors.TextMissing),
    (Ruling(Decision.CONDITIONAL, DAY, "Comité", "x", (Condition("y", date(2100, 1, 1)),)),
     errors.DateOutOfRange),
    (Ruling(Decision.CONDITIONAL, DAY, "Comité", "x", (Condition("y", date(2026, 11, 1)),)),
     gate_errors.DueBeforeDecision),
])  # fmt: skip
def test_a_bad_decision_is_refused_and_changes_nothing(world, ruling, refusal):
    with pytest.raises(refusal):
        decide(world, ruling)


@pytest.mark.usefixtures("unchanged")
def test_the_passage_of_a_phase_that_has_not_begun_is_not_decided(world):
    with pytest.raises(gate_errors.NothingStarted):
        decide(world, GO, phase="P08")


@pytest.mark.parametrize(("met", "refusal"), [
    (Met(date(2026, 11, 24), PROOF), errors.FutureFact),
    (Met(DAY - timedelta(days=1), PROOF), gate_errors.MetBeforeDecision),
    (Met(NOW.date(), ""), errors.TextMissing),
    (Met(NOW.date(), "javascript:alert(1)"), milestones.ProofLinkRefused),
])  # fmt: skip
def test_a_condition_is_not_met_without_a_proof_and_a_day(world, met, refusal):
    decide(world)
    with pytest.raises(refusal):
        meet(world, 1, met=met)
    assert standing(world) is GateStanding.CONDITIONAL


def test_a_condition_is_met_once(world):
    decide(world)
    meet(world, 1)
    with pytest.raises(gate_errors.ConditionClosed):
        meet(world, 1)


def test_a_contractor_ticks_what_no_data_proves_in_words(world):
    tick(world)
    item = next(one for one in dossier(world, "P02").summary.checklist if not one.is_computed)
    assert (item.check, item.note, item.by) == (Check.DONE, "vu au registre", HUGO.user_id)
    event = last_event(world.database)
    assert (event.action, event.changes["check"]) == ("check.ticked", ["unknown", "done"])
    tick(world, Check.NOT_APPLICABLE, note="registre tenu ailleurs")
    tick(world, Check.OPEN, note="à refaire")
    assert world.ask(APPLICATION, verify).holds


def test_what_a_contractor_ticked_is_not_known_of_an_earlier_day(world):
    tick(world)
    then = dossier(world, "P02", on=Moment(NOW.date() - timedelta(days=1)))
    assert all(one.check is not Check.DONE or one.is_computed for one in then.summary.checklist)


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(("values", "refusal"), [
    ({"note": " "}, errors.TextMissing),
    ({"check": Check.UNKNOWN}, errors.StatusNotDeclarable),
    ({"key": COMPUTED}, gate_errors.ComputedCheck),
    ({"key": "P02.inconnu"}, errors.NotFound),
    ({"seen_version": 99}, errors.StaleEdit),
    ({"who": ALINE}, errors.PermissionDenied),  # who decides ticks nothing
    ({"who": CHLOE}, errors.PermissionDenied),
    ({"who": BRUNO}, errors.NotFound),
    ({"who": DENIS}, errors.NotFound),
])  # fmt: skip
def test_a_tick_that_cannot_be_is_refused(world, values, refusal):
    with pytest.raises(refusal):
        tick(world, **values)


def test_a_declared_weather_stands_beside_the_computed_one_for_its_time(world):
    say(world)
    now = dossier(world).summary.weather
    assert (now.declared.level, now.computed.level, now.differs) == (
        Level.SUPPORT,
        Level.GOOD,
        True,
    )
    assert now.declared.until == date(2026, 12, 23)
    say(world, Level.GOOD, reason="réglé")
    assert not dossier(world).summary.weather.differs
    say(world, None, reason="plus utile")
    assert dossier(world).summary.weather.declared is None
    assert last_event(world.database).action == "weather.withdrawn"
    assert world.ask(APPLICATION, verify).holds


def test_a_declared_weather_lapses(world):
    with world.writing(ALINE, now=NOW - timedelta(days=40)) as ctx:
        weather.declare(
            ctx, territory=PLACE, phase=PHASE, seen_version=0, level=Level.WATCH, reason="x"
        )
    assert dossier(world).summary.weather.declared is None
    assert dossier(world, on=Moment(date(2026, 11, 13))).summary.weather.declared is not None
    assert dossier(world, on=Moment(date(2026, 11, 14))).summary.weather.declared is None


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(("values", "refusal"), [
    ({"reason": ""}, errors.TextMissing),
    ({"level": Level.SILENT}, gate_errors.LevelNotDeclarable),
    ({"level": Level.UNKNOWN}, gate_errors.LevelNotDeclarable),
    ({"level": None}, errors.NothingNew),
])  # fmt: skip
def test_a_weather_that_cannot_be_declared_is_refused(world, values, refusal):
    with pytest.raises(refusal):
        say(world, **values)


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("act", [decide, say])
class TestEachDecision:
    @pytest.mark.parametrize("stranger", [BRUNO, DENIS])
    def test_finds_nothing_in_a_foreign_territory(self, world, act, stranger):
        with pytest.raises(errors.NotFound):
            act(world, who=stranger)

    @pytest.mark.parametrize("reader", [HUGO, CHLOE])
    def test_is_for_leads_only(self, world, act, reader):
        with pytest.raises(errors.PermissionDenied):
            act(world, who=reader)

    def test_refuses_a_version_that_is_gone(self, world, act):
        with pytest.raises(errors.StaleEdit):
            act(world, seen_version=99)


@pytest.mark.parametrize(("who", "refusal"), [
    (HUGO, errors.PermissionDenied), (CHLOE, errors.PermissionDenied),
    (BRUNO, errors.NotFound), (DENIS, errors.NotFound),
])  # fmt: skip
def test_only_a_lead_says_that_a_condition_is_met(world, who, refusal):
    decide(world)
    before = everything(world.database)
    with pytest.raises(refusal):
        meet(world, 1, who=who)
    with pytest.raises(errors.StaleEdit):
        meet(world, 1, seen_version=1)
    assert everything(world.database) == before


def test_two_leads_deciding_at_once_do_not_overwrite_each_other(world):
    seen = dossier(world).history.version
    decide(world, GO, seen_version=seen)
    with pytest.raises(errors.StaleEdit):
        decide(world, NO_GO, who=LEA, seen_version=seen)
    assert standing(world) is GateStanding.OPEN


def test_the_inside_of_a_phase_of_another_lot_is_not_to_be_found(world):
    version = dossier(world).summary.weather.state.version
    world.do(
        ALINE, phases.assign_lot,
        territory=PLACE, phase=PHASE, seen_version=version, lot="lot-3",
    )  # fmt: skip
    with pytest.raises(errors.NotFound):
        dossier(world, who=HUGO)
    assert dossier(world, who=CHLOE).summary.weather.state.lot == "lot-3"


def test_the_same_command_twice_is_one_decision(world):
    def send():
        with world.writing(ALINE, command_id="abc") as ctx:
            gates.decide(ctx, territory=PLACE, phase=PHASE, seen_version=0, ruling=GO)

    send()
    after = everything(world.database)
    with pytest.raises(errors.AlreadyDone):
        send()
    assert everything(world.database) == after
