"""Late, without news, or neither."""

from dataclasses import dataclass
from datetime import date

import pytest

from domain.dates import PartialDate
from domain.phases import PhaseStatus
from domain.schedule import (
    Flag,
    Slip,
    due_date,
    falls_within,
    flag_of,
    is_recent,
    slip_of,
    started_late,
)

S = PhaseStatus
FEBRUARY = PartialDate.parse("2024-02")
TOLD = date(2024, 2, 7)


@dataclass(frozen=True)
class Standing:
    status: PhaseStatus
    planned_start: PartialDate | None
    planned_end: PartialDate | None
    last_news_on: date | None = TOLD


def flag(status, on, *, start=None, end=None, news=TOLD):
    return flag_of(Standing(status, start, end, news), on=on, news_expected_days=31)


def test_a_month_is_late_only_after_its_last_day():
    assert flag(S.PLANNED, date(2024, 2, 29), start=FEBRUARY) is None
    assert flag(S.PLANNED, date(2024, 3, 1), start=FEBRUARY) is Flag.LATE


def test_a_running_phase_is_late_after_its_planned_end():
    assert flag(S.IN_PROGRESS, date(2024, 3, 1), start=FEBRUARY) is None
    assert flag(S.IN_PROGRESS, date(2024, 3, 1), end=FEBRUARY) is Flag.LATE


def test_silence_comes_before_lateness():
    assert flag(S.PLANNED, date(2024, 3, 9), start=FEBRUARY) is Flag.LATE
    assert flag(S.PLANNED, date(2024, 3, 10), start=FEBRUARY) is Flag.STALE


@pytest.mark.parametrize("status", [S.COMPLETED, S.VALIDATED])
def test_a_closed_phase_is_neither_late_nor_silent(status):
    assert flag(status, date(2026, 11, 23), end=FEBRUARY) is None


def test_what_nobody_ever_spoke_of_is_unknown_and_not_silent():
    assert flag(S.UNKNOWN, date(2026, 11, 23), news=None) is None


def test_the_due_date_is_the_start_until_it_has_started():
    assert due_date(Standing(S.PLANNED, FEBRUARY, None)) == FEBRUARY
    assert due_date(Standing(S.IN_PROGRESS, FEBRUARY, None)) is None


@pytest.mark.parametrize(("on", "within"), [
    (date(2024, 1, 2), True), (date(2024, 1, 1), False), (date(2024, 2, 29), True), (date(2024, 3, 1), False),
])  # fmt: skip
def test_a_month_falls_within_thirty_days_when_one_of_its_days_does(on, within):
    assert falls_within(FEBRUARY, after=on, days=30) is within


def test_a_day_within_the_month_that_was_planned_is_no_distance():
    within, after = PartialDate(date(2024, 2, 10)), PartialDate(date(2024, 3, 1))
    assert slip_of(FEBRUARY, within) == Slip(0, 0, exact=False)
    assert slip_of(FEBRUARY, after) == Slip(1, 1, exact=False)
    assert not started_late(FEBRUARY, within)
    assert started_late(FEBRUARY, after)
    assert not started_late(None, after)
    assert not started_late(FEBRUARY, None)


def test_news_hold_as_long_as_others_are_expected():
    assert is_recent(TOLD, on=date(2024, 3, 9), news_expected_days=31)
    assert not is_recent(TOLD, on=date(2024, 3, 10), news_expected_days=31)
    assert not is_recent(None, on=TOLD, news_expected_days=31)
