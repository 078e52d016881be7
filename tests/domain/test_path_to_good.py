"""The way back to « rien à signaler »: it leads there, and none of its steps can be left out."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.dates import PartialDate, Precision
from domain.health import (
    DeliverablePoint,
    Level,
    MilestonePoint,
    OpenItem,
    Signal,
    Situation,
    Thresholds,
    weather_of,
)
from domain.path_to_good import Change, Step, apply, path_to_good
from domain.phases import PhaseStatus
from tests.worlds import real_catalog

ON = date(2026, 11, 23)
RULES = real_catalog().health.thresholds()
days = st.sampled_from([ON + timedelta(days=n) for n in (-400, -60, -15, -3, -1, 0, 1, 20, 300)])
dates = days.map(PartialDate) | days.map(lambda day: PartialDate.around(day, Precision.MONTH))
maybe = st.none() | dates
milestones = st.builds(
    lambda planned, estimate, told, reached: MilestonePoint(
        "", planned, estimate or planned, told, reached
    ),
    maybe,
    maybe,
    maybe,
    st.booleans(),
)
deliverables = st.builds(
    DeliverablePoint,
    st.just(""),
    due=maybe,
    handed_in=st.booleans(),
    refused=st.booleans(),
    answer_due=st.none() | days,
)
promises = st.builds(
    OpenItem,
    st.just(""),
    days,
    st.sampled_from([Signal.RESERVATION_LAPSED, Signal.CONDITION_LAPSED]),
)


def numbered(kind, points):
    """Things with keys of their own."""
    return st.lists(points, max_size=3).map(
        lambda found: tuple(
            type(one)(f"{kind}{n}", *[getattr(one, name) for name in one.__slots__[1:]])
            for n, one in enumerate(found)
        )
    )


situations = st.builds(
    Situation,
    st.just(ON),
    st.sampled_from(PhaseStatus),
    planned_start=maybe,
    planned_end=maybe,
    actual_start=maybe,
    silent=st.booleans(),
    gate_refused=st.booleans(),
    milestones=numbered("m", milestones),
    deliverables=numbered("d", deliverables),
    promises=numbered("r", promises),
)


patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def after(situation, changes):
    for change in changes:
        situation = apply(situation, change)
    return weather_of(situation, RULES).level


@given(situations)
@patient
def test_the_proposed_changes_really_lead_to_nothing_to_report(situation):
    assert after(situation, path_to_good(situation, RULES)) is Level.GOOD


@given(situations)
@patient
def test_no_proposed_change_can_be_left_out(situation):
    changes = path_to_good(situation, RULES)
    for left_out in range(len(changes)):
        kept = changes[:left_out] + changes[left_out + 1 :]
        assert after(situation, kept) is not Level.GOOD


@given(situations)
@patient
def test_nothing_is_proposed_where_there_is_nothing_to_report(situation):
    good = weather_of(situation, RULES).level is Level.GOOD
    assert good is (path_to_good(situation, RULES) == ())


def test_one_change_ends_a_delay_and_a_promise_missed():
    late = MilestonePoint("m", expected=PartialDate(date(2026, 10, 1)), told=PartialDate(ON))
    changes = path_to_good(Situation(ON, PhaseStatus.IN_PROGRESS, milestones=(late,)), RULES)
    assert changes == (Change(Step.REACH, "m"),)


def test_an_estimate_that_slips_comes_back_to_the_plan():
    planned, told = PartialDate.parse("2027-03"), PartialDate(date(2027, 2, 15))
    slips = MilestonePoint("m", planned, PartialDate.parse("2027-09"), told)
    changes = path_to_good(Situation(ON, PhaseStatus.IN_PROGRESS, milestones=(slips,)), RULES)
    assert changes == (Change(Step.BRING_FORWARD, "m", told),)


def test_what_is_only_silent_needs_news_and_nothing_else():
    end = PartialDate.parse("2027-03")
    silent = Situation(ON, PhaseStatus.IN_PROGRESS, planned_end=end, silent=True)
    assert path_to_good(silent, RULES) == (Change(Step.TELL_NEWS),)


def test_what_is_unknown_is_declared_then_dated():
    unknown = Situation(ON, milestones=(MilestonePoint("m1", reached=True), MilestonePoint("m2")))
    assert path_to_good(unknown, RULES) == (Change(Step.DECLARE), Change(Step.ESTIMATE, "m2"))


def test_a_late_start_that_weighs_ends_with_the_phase():
    rules = dict(RULES) | {Signal.STARTED_LATE: Thresholds(watch=1)}
    planned, started = PartialDate(ON - timedelta(days=60)), PartialDate(ON - timedelta(days=5))
    late = Situation(ON, PhaseStatus.SUSPENDED, planned_start=planned, actual_start=started)
    assert path_to_good(late, rules) == (Change(Step.FINISH),)
