"""When reports are due, where they stand, when people are reminded."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from domain.errors import NotFound
from domain.reporting import (
    Cadence,
    Period,
    ReportStatus,
    Rhythm,
    Standing,
    check_decidable,
    check_sendable,
    period_of,
    reminder_of,
    standing_of,
)
from domain.reports import ReportNotAwaitingReview, ReportWithFOREm

DAY = timedelta(days=1)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(("cadence", "on", "key"), [
    (Cadence.TWICE_MONTHLY, "2026-11-01", "2026-11-01_2026-11-15"),
    (Cadence.TWICE_MONTHLY, "2026-11-15", "2026-11-01_2026-11-15"),
    (Cadence.TWICE_MONTHLY, "2026-11-16", "2026-11-16_2026-11-30"),
    (Cadence.TWICE_MONTHLY, "2024-02-29", "2024-02-16_2024-02-29"),
    (Cadence.MONTHLY, "2026-12-31", "2026-12-01_2026-12-31"),
    (Cadence.EVERY_TWO_MONTHS, "2026-11-30", "2026-11-01_2026-12-31"),
    (Cadence.EVERY_TWO_MONTHS, "2026-02-01", "2026-01-01_2026-02-28"),
])  # fmt: skip
def test_a_day_lies_in_one_period(cadence: Cadence, on: str, key: str) -> None:
    assert period_of(cadence, day(on)).key == key


@pytest.mark.parametrize(("cadence", "a_year"), [
    (Cadence.TWICE_MONTHLY, 24), (Cadence.MONTHLY, 12), (Cadence.EVERY_TWO_MONTHS, 6),
])  # fmt: skip
def test_bimensuel_is_not_bimestriel(cadence: Cadence, a_year: int) -> None:
    assert len(Rhythm(cadence, day("2026-01-01")).periods(day("2026-12-31"))) == a_year


@pytest.mark.parametrize("cadence", Cadence)
def test_periods_follow_each_other_without_gap_or_overlap(cadence: Cadence) -> None:
    rhythm = Rhythm(cadence, day("2024-01-01"))
    periods = rhythm.periods(day("2028-12-31"))
    for period, following in pairwise(periods):
        assert following.first == period.last + DAY
        assert rhythm.after(period) == following


@pytest.mark.parametrize(("last", "due"), [
    ("2026-09-15", "2026-09-15"),  # a Tuesday
    ("2026-11-15", "2026-11-16"),  # a Sunday
    ("2026-08-15", "2026-08-17"),  # the Assumption, on a Saturday
    ("2026-05-31", "2026-06-01"),
    ("2023-04-30", "2023-05-02"),  # a Sunday, then Labour Day
])  # fmt: skip
def test_a_report_is_due_on_a_working_day(last: str, due: str) -> None:
    assert Period(day(last), day(last)).due_on() == day(due)


def test_a_day_on_which_we_close_moves_the_due_date() -> None:
    assert Period(day("2026-09-01"), day("2026-09-15")).due_on({day("2026-09-15")}) == day(
        "2026-09-16"
    )


def test_only_periods_that_have_begun_and_are_asked_for_are_expected() -> None:
    rhythm = Rhythm(Cadence.TWICE_MONTHLY, day("2026-10-20"), day("2026-11-02"))
    assert [period.last for period in rhythm.periods(day("2026-12-31"))] == [
        day("2026-10-31"), day("2026-11-15"),
    ]  # fmt: skip
    assert rhythm.periods(day("2026-10-19")) == []


@pytest.mark.parametrize("key", ["", "2026-11-15", "hier_demain", "2026-02-01_2026-02-30", "a_b_c"])
def test_what_is_no_period_is_not_found(key: str) -> None:
    with pytest.raises(NotFound):
        Period.parse(key)


def test_the_key_of_a_period_says_its_days() -> None:
    period = period_of(Cadence.MONTHLY, day("2026-11-15"))
    assert Period.parse(period.key) == period


@pytest.mark.parametrize(("status", "on", "standing"), [
    (None, "2026-11-16", Standing.EXPECTED), (None, "2026-11-17", Standing.LATE),
    (None, "2026-11-30", Standing.LATE), (None, "2026-12-01", Standing.MISSING),
    (ReportStatus.SUBMITTED, "2026-12-01", Standing.SUBMITTED),
    (ReportStatus.RETURNED, "2026-12-01", Standing.RETURNED),
    (ReportStatus.ACCEPTED, "2026-11-01", Standing.ACCEPTED),
])  # fmt: skip
def test_where_a_report_stands(status: ReportStatus | None, on: str, standing: Standing) -> None:
    due = {"due_on": day("2026-11-16"), "next_due_on": day("2026-11-30")}
    assert standing_of(status, on=day(on), **due) is standing


@pytest.mark.parametrize("gap", range(-5, 6))
def test_people_are_reminded_two_days_before_on_the_day_and_two_days_after(gap: int) -> None:
    due = day("2026-11-16")
    said = reminder_of(Standing.EXPECTED, due_on=due, on=due + gap * DAY)
    assert said == (gap if gap in (-2, 0, 2) else None)


@pytest.mark.parametrize("standing", [Standing.SUBMITTED, Standing.RETURNED, Standing.ACCEPTED])
def test_nobody_is_reminded_of_what_was_sent(standing: Standing) -> None:
    due = day("2026-11-16")
    assert reminder_of(standing, due_on=due, on=due) is None


@pytest.mark.parametrize(("status", "sendable", "decidable"), [
    (None, True, False), (ReportStatus.SUBMITTED, False, True),
    (ReportStatus.RETURNED, True, False), (ReportStatus.ACCEPTED, True, False),
])  # fmt: skip
def test_what_may_happen_to_a_report(
    status: ReportStatus | None, sendable: bool, decidable: bool
) -> None:
    if sendable:
        check_sendable(status)
    else:
        with pytest.raises(ReportWithFOREm):
            check_sendable(status)
    if decidable:
        check_decidable(status)
    else:
        with pytest.raises(ReportNotAwaitingReview):
            check_decidable(status)
