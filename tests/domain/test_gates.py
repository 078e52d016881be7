"""Passages: where they stand, what reopens them, what is proposed."""

from __future__ import annotations

from datetime import date

import pytest

from domain import gates
from domain.gates import (
    MAX_CONDITIONS,
    Check,
    Condition,
    Decision,
    Gap,
    GateStanding,
    PhaseThen,
    Review,
    check_conditions,
    proposed,
    standing_of,
)
from domain.health import Level
from domain.phases import PhaseStatus

D, G, C, P = Decision, GateStanding, Check, PhaseStatus
ON = date(2026, 11, 23)
DECIDED = date(2026, 11, 2)
DUE, PAST = date(2026, 12, 1), date(2026, 11, 20)
CLOSED = PhaseThen(DECIDED, P.COMPLETED, P.VALIDATED, date(2026, 10, 30))
RUNS = PhaseThen(DECIDED, P.IN_PROGRESS, P.IN_PROGRESS)
AGAIN = PhaseThen(DECIDED, P.COMPLETED, P.IN_PROGRESS)
AGAIN_AND_OVER = PhaseThen(DECIDED, P.COMPLETED, P.COMPLETED, date(2026, 11, 20))


def asked(due, closed=None):
    return Condition("Signer la convention", due, closed)


@pytest.mark.parametrize(("decision", "conditions", "phase", "standing"), [
    (D.GO, [], CLOSED, G.OPEN),
    (D.GO, [], RUNS, G.OPEN),
    (D.GO, [], AGAIN, G.REOPENED),
    (D.GO, [], AGAIN_AND_OVER, G.REOPENED),
    (D.CONDITIONAL, [asked(DUE)], CLOSED, G.CONDITIONAL),
    (D.CONDITIONAL, [asked(ON)], CLOSED, G.CONDITIONAL),
    (D.CONDITIONAL, [asked(DUE), asked(PAST)], CLOSED, G.LAPSED),
    (D.CONDITIONAL, [asked(DUE), asked(PAST, PAST)], CLOSED, G.CONDITIONAL),
    (D.CONDITIONAL, [asked(PAST, ON)], CLOSED, G.OPEN),
    (D.CONDITIONAL, [asked(PAST)], AGAIN, G.REOPENED),
    (D.NO_GO, [], CLOSED, G.REFUSED),
    (D.NO_GO, [], AGAIN, G.REFUSED),
])  # fmt: skip
def test_the_standing_follows_from_decision_dates_and_phase(decision, conditions, phase, standing):
    assert standing_of(decision, conditions, phase, on=ON) is standing


def test_a_condition_lapses_the_day_after_it_was_due():
    one = asked(DUE)
    assert not one.has_lapsed(DUE)
    assert one.has_lapsed(date(2026, 12, 2))


@pytest.mark.parametrize(("decision", "conditions", "refusal"), [
    (D.CONDITIONAL, [], gates.ConditionsMissing),
    (D.CONDITIONAL, [asked(DUE)] * (MAX_CONDITIONS + 1), gates.ConditionsMissing),
    (D.GO, [asked(DUE)], gates.ConditionsUnwanted),
    (D.NO_GO, [asked(DUE)], gates.ConditionsUnwanted),
    (D.CONDITIONAL, [asked(date(2026, 11, 1))], gates.DueBeforeDecision),
])  # fmt: skip
def test_conditions_go_with_a_conditional_go_and_come_after_it(decision, conditions, refusal):
    with pytest.raises(refusal):
        check_conditions(decision, conditions, decided_on=DECIDED)


def test_a_condition_may_be_due_on_the_day_of_the_decision():
    check_conditions(D.CONDITIONAL, [asked(DECIDED)], decided_on=DECIDED)


@pytest.mark.parametrize(("review", "decision"), [
    (Review((C.DONE, C.NOT_APPLICABLE), (), Level.GOOD), D.GO),
    (Review((C.DONE,), ((Gap.RESERVATION_OPEN, "d"),), Level.GOOD), D.CONDITIONAL),
    (Review((C.DONE, C.OPEN), ((Gap.CHECK_OPEN, "c"),), Level.WATCH), D.CONDITIONAL),
    (Review((C.DONE, C.OPEN, C.UNKNOWN), ((Gap.CHECK_OPEN, "c"),), Level.GOOD), D.CONDITIONAL),
    (Review((C.DONE, C.OPEN, C.OPEN), ((Gap.CHECK_OPEN, "c"),), Level.GOOD), D.NO_GO),
    (Review((C.DONE, C.UNKNOWN, C.UNKNOWN), ((Gap.CHECK_UNKNOWN, "c"),), Level.GOOD), None),
    (Review((C.UNKNOWN,), ((Gap.DELIVERABLE_REFUSED, "d"),), Level.GOOD), D.NO_GO),
    (Review((C.DONE,), ((Gap.DELIVERABLE_REFUSED, "d"),), Level.GOOD), D.NO_GO),
    (Review((C.DONE,), ((Gap.WEATHER, "compromised"),), Level.COMPROMISED), D.NO_GO),
    (Review((C.UNKNOWN, C.UNKNOWN), ((Gap.CHECK_UNKNOWN, "c"),), Level.GOOD), None),
    (Review((), (), Level.GOOD), None),
])  # fmt: skip
def test_a_decision_is_proposed_from_what_is_open(review, decision):
    assert proposed(review) is decision
