"""What people type for a date is read as meant, or refused in words: never another day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import CALENDAR_FIRST, CALENDAR_LAST, PartialDate
from domain.errors import DateOutOfRange, DomainError
from domain.typed_dates import (
    DayWanted,
    NoSuchDay,
    OtherWeekday,
    UnreadableDate,
    YearMissing,
    read_typed_date,
    read_typed_day,
)
from i18n.formats import long_date, short_date

DAYS = st.dates(CALENDAR_FIRST, CALENDAR_LAST)
PARTIAL = st.one_of(
    DAYS.map(PartialDate),
    DAYS.map(lambda day: PartialDate.parse(f"{day:%Y-%m}")),
    DAYS.map(lambda day: PartialDate.parse(f"{day.year}-Q{(day.month + 2) // 3}")),
)


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("12/11/2026", "2026-11-12"),
        (" 12 / 11 / 2026 ", "2026-11-12"),
        ("12.11.2026", "2026-11-12"),
        ("12-11-2026", "2026-11-12"),
        ("12 11 2026", "2026-11-12"),
        ("1/3/2026", "2026-03-01"),
        ("01/03/26", "2026-03-01"),
        ("1/3/26", "2026-03-01"),
        ("2026-03-01", "2026-03-01"),
        ("2026/3/1", "2026-03-01"),
        ("01032026", "2026-03-01"),
        ("20260301", "2026-03-01"),
        ("1er mars 2026", "2026-03-01"),
        ("1ER MARS 2026", "2026-03-01"),
        ("dimanche 1er mars 2026", "2026-03-01"),
        ("7 févr. 2024", "2024-02-07"),
        ("7\u00a0fevrier 2024", "2024-02-07"),
        ("7 fe\u0301vrier 2024", "2024-02-07"),
        ("12\u200b/11/2026", "2026-11-12"),
        ("29/02/2024", "2024-02-29"),
        ("novembre 2026", "2026-11"),
        ("nov. 2026", "2026-11"),
        ("Août 2026", "2026-08"),
        ("11/2026", "2026-11"),
        ("2026-11", "2026-11"),
        ("T4 2026", "2026-Q4"),
        ("t4/2026", "2026-Q4"),
        ("2026-T4", "2026-Q4"),
        ("2026-Q4", "2026-Q4"),
        ("4e trimestre 2026", "2026-Q4"),
        ("1er trimestre 2026", "2026-Q1"),
    ],
)
def test_a_date_is_read_as_it_is_meant(typed: str, means: str) -> None:
    assert str(read_typed_date(typed)) == means


@pytest.mark.parametrize("typed", ["", "  ", "\u00a0", "\u200b"])
def test_nothing_typed_is_no_date(typed: str) -> None:
    assert read_typed_date(typed) is None


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("31/02/2026", NoSuchDay),
        ("29/02/2026", NoSuchDay),
        ("2/13/2026", NoSuchDay),
        ("2026-13-02", NoSuchDay),
        ("13/2026", NoSuchDay),
        ("31 février 2026", NoSuchDay),
        ("lundi 1er mars 2026", OtherWeekday),
        ("01/03", YearMissing),
        ("1er mars", YearMissing),
        ("0503", UnreadableDate),
        ("2026", UnreadableDate),
        ("010326", UnreadableDate),
        ("demain", UnreadableDate),
        ("01/03/2", UnreadableDate),
        ("01/03/226", UnreadableDate),
        ("mars26", UnreadableDate),
        ("T5 2026", UnreadableDate),
        ("foo 1 mars 2026", UnreadableDate),
        ("1/3/1999", DateOutOfRange),
        ("1/3/2100", DateOutOfRange),
        ("1" * 5000, UnreadableDate),
    ],
)
def test_what_is_no_date_is_refused_in_words(typed: str, refusal: type[DomainError]) -> None:
    with pytest.raises(refusal):
        read_typed_date(typed)


@given(DAYS)
def test_eight_figures_in_a_row_are_one_day_only(day: date) -> None:
    for written in (f"{day:%d%m%Y}", f"{day:%Y%m%d}"):
        assert read_typed_day(written) == day


@given(PARTIAL)
def test_what_the_pages_write_is_read_back(when: PartialDate) -> None:
    for written in (short_date(when), long_date(when), str(when)):
        assert read_typed_date(written) == when


@given(st.text(max_size=50))
def test_any_text_is_a_date_or_a_refusal(typed: str) -> None:
    try:
        when = read_typed_date(typed)
    except DomainError as refusal:
        assert refusal.reason
    else:
        assert when is None or CALENDAR_FIRST <= when.first <= CALENDAR_LAST


def test_a_field_of_days_takes_no_month() -> None:
    assert read_typed_day("1/3/2026") == date(2026, 3, 1)
    assert read_typed_day("") is None
    with pytest.raises(DayWanted):
        read_typed_day("mars 2026")
