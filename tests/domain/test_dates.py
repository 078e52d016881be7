"""Partial dates: what they may mean, how they are written, what is refused."""

from datetime import UTC, date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import (
    PartialDate,
    Precision,
    check_in_calendar,
    end_of_day,
    parse_day,
    weeks_later,
)
from domain.errors import BadDate, DateOutOfRange, DayNeeded

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02-07", date(2024, 2, 7), date(2024, 2, 7)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2024-T4", date(2024, 10, 1), date(2024, 12, 31)),
    ],
)
def test_a_partial_date_bounds_the_days_it_may_mean(text, first, last):
    parsed = PartialDate.parse(text)
    assert (parsed.first, parsed.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "2024", "07/02/2024", "2024-13", "2024-02-30", "2024-00-01", "2024-Q5", "24-02-07",
     "2024-2-7", " 2024-02", "2024-02-07T00:00", "٢٠٢٤-02-07", "0000-01-01"],
)  # fmt: skip
def test_anything_else_is_refused(text):
    with pytest.raises(BadDate):
        PartialDate.parse(text)


@given(day=DAYS, precision=st.sampled_from(list(Precision)))
def test_a_partial_date_is_read_back_as_written(day, precision):
    span = PartialDate.ending_on(_last_of(day, precision), precision)
    assert PartialDate.parse(str(span)) == span
    assert PartialDate.ending_on(span.last, precision) == span
    assert span.first <= day <= span.last


def _last_of(day: date, precision: Precision) -> date:
    start = {
        Precision.DAY: day,
        Precision.MONTH: day.replace(day=1),
        Precision.QUARTER: date(day.year, 3 * ((day.month - 1) // 3) + 1, 1),
    }[precision]
    return PartialDate(start, precision).last


def test_a_day_is_asked_where_a_day_is_needed():
    assert parse_day("2024-02-07") == date(2024, 2, 7)
    with pytest.raises(DayNeeded, match="Il faut un jour précis : AAAA-MM-JJ"):
        parse_day("2024-02")


@pytest.mark.parametrize(
    ("day", "utc"), [(date(2024, 2, 7), "2024-02-07T22:59"), (date(2024, 7, 1), "2024-07-01T21:59")]
)
def test_a_day_ends_at_midnight_in_belgium(day, utc):
    assert end_of_day(day).astimezone(UTC).isoformat(timespec="minutes") == f"{utc}+00:00"


def test_a_day_outside_the_calendar_is_refused_with_its_bounds():
    with pytest.raises(DateOutOfRange, match="01/01/2000 et le 31/12/2099"):
        check_in_calendar(date(1999, 12, 31))


@pytest.mark.parametrize(("before", "weeks", "after"), [
    ("2024-02-07", 3, "2024-02-28"), ("2024-02", 3, "2024-03"), ("2024-Q1", 3, "2024-Q2"),
    ("2024-12", 3, "2025-01"),
])  # fmt: skip
def test_what_slips_stays_as_precise_as_it_was(before, weeks, after):
    assert str(weeks_later(PartialDate.parse(before), weeks)) == after
