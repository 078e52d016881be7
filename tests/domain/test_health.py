"""The rules of the weather, one by one, on the thresholds of the real file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.dates import PartialDate
from domain.health import (
    DeliverablePoint,
    Level,
    MilestonePoint,
    OpenItem,
    Reason,
    Signal,
    Situation,
    Thresholds,
    weather_of,
)
from domain.phases import PhaseStatus
from domain.working_days import working_days_between
from tests.worlds import real_catalog

L, S, P = Level, Signal, PhaseStatus
ON = date(2026, 11, 23)  # a Monday
FRIDAY = PartialDate(date(2026, 11, 20))
SUNDAY = PartialDate(date(2026, 11, 22))
AHEAD = PartialDate(date(2026, 12, 31))
MONTH_AGO = PartialDate(date(2026, 10, 26))
LONG_AGO = PartialDate(date(2026, 1, 5))
LATE = working_days_between(LONG_AGO.last, ON)
RUNS = Situation(ON, P.IN_PROGRESS, planned_end=AHEAD)
WAITS = Situation(ON, P.PLANNED, planned_start=AHEAD)


def milestone(**known):
    return replace(RUNS, milestones=(MilestonePoint("m", **known),))


def deliverable(**known):
    return replace(RUNS, deliverables=(DeliverablePoint("d", **known),))


def promise(due, signal=Signal.RESERVATION_LAPSED):
    return replace(RUNS, promises=(OpenItem("r", due.last, signal),))


def weather(situation):
    return weather_of(situation, real_catalog().health.thresholds())


@pytest.mark.parametrize(("situation", "level", "signal"), [
    (replace(WAITS, planned_start=FRIDAY), L.WATCH, S.START_LATE),
    (replace(WAITS, planned_start=MONTH_AGO), L.SUPPORT, S.START_LATE),
    (replace(WAITS, planned_start=LONG_AGO), L.COMPROMISED, S.START_LATE),
    (replace(WAITS, status=P.UNKNOWN, planned_start=FRIDAY), L.WATCH, S.START_LATE),
    (replace(RUNS, planned_end=FRIDAY), L.WATCH, S.END_LATE),
    (replace(RUNS, planned_end=MONTH_AGO), L.SUPPORT, S.END_LATE),
    (replace(RUNS, planned_end=LONG_AGO), L.COMPROMISED, S.END_LATE),
    (replace(RUNS, status=P.SUSPENDED), L.SUPPORT, S.SUSPENDED),
    (milestone(expected=FRIDAY), L.WATCH, S.MILESTONE_LATE),
    (milestone(expected=MONTH_AGO), L.SUPPORT, S.MILESTONE_LATE),
    (milestone(expected=LONG_AGO), L.COMPROMISED, S.MILESTONE_LATE),
    (milestone(planned=PartialDate(date(2026, 12, 1)), expected=AHEAD), L.SUPPORT, S.MILESTONE_SLIPS),
    (milestone(planned=PartialDate(date(2026, 12, 18)), expected=AHEAD), L.WATCH, S.MILESTONE_SLIPS),
    (milestone(planned=LONG_AGO, expected=AHEAD), L.COMPROMISED, S.MILESTONE_SLIPS),
    (milestone(told=FRIDAY), L.SUPPORT, S.COMMITMENT_LEFT),
    (milestone(told=PartialDate(ON), expected=AHEAD), L.SUPPORT, S.COMMITMENT_LEFT),
    (deliverable(due=FRIDAY), L.WATCH, S.DELIVERABLE_LATE),
    (deliverable(due=MONTH_AGO), L.SUPPORT, S.DELIVERABLE_LATE),
    (deliverable(due=LONG_AGO), L.COMPROMISED, S.DELIVERABLE_LATE),
    (deliverable(refused=True), L.WATCH, S.DELIVERABLE_REFUSED),
    (deliverable(handed_in=True, answer_due=FRIDAY.last), L.WATCH, S.REVIEW_LATE),
    (deliverable(handed_in=True, answer_due=MONTH_AGO.last), L.WATCH, S.REVIEW_LATE),
    (deliverable(handed_in=True, answer_due=LONG_AGO.last), L.SUPPORT, S.REVIEW_LATE),
    (promise(FRIDAY), L.WATCH, S.RESERVATION_LAPSED),
    (promise(MONTH_AGO), L.SUPPORT, S.RESERVATION_LAPSED),
    (promise(FRIDAY, S.CONDITION_LAPSED), L.SUPPORT, S.CONDITION_LAPSED),
    (promise(SUNDAY, S.CONDITION_LAPSED), L.SUPPORT, S.CONDITION_LAPSED),
    (replace(RUNS, gate_refused=True), L.COMPROMISED, S.GATE_REFUSED),
])  # fmt: skip
def test_each_rule_weighs_what_the_file_says(situation, level, signal):
    found = weather(situation)
    assert (found.level, [reason.signal for reason in found.reasons]) == (level, [signal])


def test_every_signal_has_its_case_above():
    tested = {case[2] for case in test_each_rule_weighs_what_the_file_says.pytestmark[0].args[1]}
    assert tested | {S.STARTED_LATE} == set(Signal)  # which weighs nothing: see below


@pytest.mark.parametrize("situation", [
    RUNS,
    WAITS,
    Situation(ON, P.COMPLETED),
    replace(RUNS, status=P.VALIDATED, planned_end=LONG_AGO),
    replace(WAITS, planned_start=PartialDate.parse("2026-11")),  # a month is over after its last day
    replace(milestone(expected=FRIDAY), on=SUNDAY.last),  # no working day has gone by
    milestone(expected=LONG_AGO, told=LONG_AGO, reached=True),
    milestone(planned=AHEAD, expected=PartialDate(ON)),
    milestone(told=AHEAD, expected=AHEAD),
    deliverable(due=LONG_AGO, handed_in=True),
    deliverable(handed_in=True, answer_due=ON),
    promise(PartialDate(ON)),
])  # fmt: skip
def test_what_troubles_nothing_has_nothing_to_tell(situation):
    assert weather(situation) == weather(RUNS)
    assert weather(situation).level is L.GOOD


@pytest.mark.parametrize("situation", [
    Situation(ON),
    Situation(ON, P.UNKNOWN, milestones=(MilestonePoint("m", expected=AHEAD),)),
    Situation(ON, P.IN_PROGRESS, milestones=(MilestonePoint("m"),)),
    Situation(ON, P.IN_PROGRESS, planned_start=LONG_AGO, milestones=(MilestonePoint("m"),)),
    Situation(ON, P.PLANNED, milestones=(MilestonePoint("m"),)),
])  # fmt: skip
def test_what_nothing_allows_to_tell_is_unknown_and_not_good(situation):
    assert weather(situation).level is L.UNKNOWN


def test_silence_comes_before_good_or_bad_and_keeps_the_reasons():
    found = weather(replace(RUNS, silent=True, planned_end=LONG_AGO))
    assert found.level is L.SILENT
    assert [reason.signal for reason in found.reasons] == [S.END_LATE]


def test_the_heaviest_reason_decides_and_comes_first():
    both = replace(milestone(expected=FRIDAY), planned_end=LONG_AGO)
    found = weather(both)
    assert found.level is L.COMPROMISED
    assert found.reasons == (
        Reason(S.END_LATE, L.COMPROMISED, days=LATE), Reason(S.MILESTONE_LATE, L.WATCH, "m", 1),
    )  # fmt: skip


def test_days_on_which_the_project_is_closed_do_not_count():
    closed = replace(milestone(expected=FRIDAY), closing=frozenset({ON}))
    assert weather(closed).level is L.GOOD


@pytest.mark.parametrize(("days", "level"), [
    (0, L.GOOD), (1, L.WATCH), (10, L.WATCH), (11, L.SUPPORT), (40, L.SUPPORT), (41, L.COMPROMISED),
])  # fmt: skip
def test_a_threshold_counts_from_its_own_day(days, level):
    assert Thresholds(1, 11, 41).level(days) is level


def test_a_signal_without_rule_weighs_nothing():
    assert weather_of(replace(RUNS, planned_end=LONG_AGO), {}).level is L.GOOD


LATE_START = replace(RUNS, planned_start=MONTH_AGO, actual_start=FRIDAY)


def test_a_late_start_is_a_reason_with_its_distance_and_no_weight():
    told = weather(LATE_START)
    days = working_days_between(MONTH_AGO.last, FRIDAY.first)
    assert told.level is L.GOOD
    assert told.reasons == (Reason(S.STARTED_LATE, L.GOOD, "", days),)
    assert told.troubles == ()
    assert weather(replace(LATE_START, planned_end=FRIDAY)).reasons[0].signal is S.END_LATE


@pytest.mark.parametrize("situation", [
    replace(LATE_START, actual_start=None),
    replace(LATE_START, planned_start=PartialDate.parse("2026-11")),
    replace(LATE_START, planned_start=None),
    replace(LATE_START, status=P.COMPLETED),
])  # fmt: skip
def test_a_start_within_what_was_planned_or_of_a_phase_that_is_over_is_no_reason(situation):
    assert weather(situation).reasons == ()
