"""Weeks are those of the Belgian calendar, and a mail that failed waits longer each time, not for ever."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.digest import LONGEST_WAIT, MOST_REFUSALS, MOST_TRIES, wait_before_next_try, week_of


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 11, 23), "2026-W48"),
        (date(2026, 11, 29), "2026-W48"),
        (date(2026, 12, 31), "2026-W53"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2024, 12, 30), "2025-W01"),
    ],
)
def test_a_week_belongs_to_the_year_that_holds_its_thursday(day: date, week: str) -> None:
    assert week_of(day) == week


def test_a_server_that_cannot_be_reached_is_tried_less_and_less_often() -> None:
    waits = [wait_before_next_try(tries, refused=False) for tries in range(1, MOST_TRIES + 1)]
    assert waits[:3] == [timedelta(minutes=n) for n in (15, 30, 60)]
    assert max(wait for wait in waits if wait) == LONGEST_WAIT
    assert waits[-1] is None


def test_a_refused_mail_is_tried_on_the_next_days_then_left() -> None:
    waits = [wait_before_next_try(tries, refused=True) for tries in range(1, MOST_REFUSALS + 1)]
    assert waits == [timedelta(days=1), timedelta(days=1), None]
