"""Belgian working days: weekends, the ten legal holidays, and the days that we close."""

from datetime import date, timedelta

import pytest
from dateutil.easter import easter as known_easter
from hypothesis import given
from hypothesis import strategies as st

from domain.working_days import (
    easter,
    is_working_day,
    legal_holidays,
    working_days_between,
)


@pytest.mark.parametrize("year", range(2000, 2100))
def test_easter_is_that_of_the_gregorian_calendar(year):
    assert easter(year) == known_easter(year)


def test_the_ten_legal_holidays_of_a_year():
    assert sorted(f"{day:%d/%m}" for day in legal_holidays(2026)) == [
        "01/01", "01/05", "01/11", "06/04", "11/11", "14/05", "15/08", "21/07", "25/05", "25/12",
    ]  # fmt: skip


@pytest.mark.parametrize(("day", "works"), [
    (date(2026, 11, 23), True), (date(2026, 11, 21), False), (date(2026, 11, 11), False),
    (date(2026, 4, 3), True), (date(2026, 9, 27), False), (date(2027, 9, 27), True),
])  # fmt: skip
def test_a_day_works_unless_it_is_a_weekend_or_a_legal_holiday(day, works):
    assert is_working_day(day) is works


def test_a_day_that_we_close_does_not_work():
    monday = date(2026, 11, 23)
    assert not is_working_day(monday, {monday})


@pytest.mark.parametrize(("start", "end", "count"), [
    (date(2026, 11, 20), date(2026, 11, 23), 1), (date(2026, 11, 23), date(2026, 11, 20), -1),
    (date(2026, 11, 23), date(2026, 11, 23), 0), (date(2026, 12, 24), date(2027, 1, 4), 5),
])  # fmt: skip
def test_working_days_are_counted_after_the_first_up_to_the_last(start, end, count):
    assert working_days_between(start, end) == count


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(0, 1200),
    st.sets(st.dates(date(2020, 1, 1), date(2033, 1, 1))),
)
def test_counting_is_looking_at_each_day(start, days, closing):
    after = [start + timedelta(days=n) for n in range(1, days + 1)]
    expected = sum(is_working_day(day, closing) for day in after)
    assert working_days_between(start, start + timedelta(days=days), closing) == expected
