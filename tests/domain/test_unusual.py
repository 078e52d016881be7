"""What is seldom so is told, and nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.spans import Span
from domain.unusual import (
    DayTwoReadings,
    Earlier,
    ShareAboveWhole,
    ValueLeaps,
    ValueNegative,
    unusual_day,
    unusual_in,
)

BEFORE = Earlier(Decimal("12.5"), Span.parse("2023"))


@pytest.mark.parametrize(("value", "unit", "earlier", "found"), [
    ("100", "%", None, []), ("100.1", "%", None, [ShareAboveWhole]), ("1250", "euros", None, []),
    ("0", "%", None, []), ("-0.1", "euros", None, [ValueNegative]),
    ("1250", "%", BEFORE, [ShareAboveWhole, ValueLeaps]), ("125", "euros", BEFORE, [ValueLeaps]),
    ("124.9", "euros", BEFORE, []), ("1.25", "%", BEFORE, [ValueLeaps]), ("1.26", "%", BEFORE, []),
    ("0", "%", BEFORE, []), ("5", "%", Earlier(Decimal(0), Span.parse("2023")), []),
])  # fmt: skip
def test_only_what_is_seldom_so_is_told(value, unit, earlier, found):
    assert [type(told) for told in unusual_in(Decimal(value), unit, earlier)] == found


def test_a_day_that_could_be_a_month_is_told_with_both_readings():
    told = unusual_day(" 2/7/2024 ")
    assert isinstance(told, DayTwoReadings)
    assert (told.params["kept"], told.params["other"]) == (date(2024, 7, 2), date(2024, 2, 7))
    assert unusual_day("12.02.2024")


@pytest.mark.parametrize("text", [
    "2024-02-07", "13/02/2024", "2/13/2024", "05/05/2024", "", "2024", "0/7/2024", "1/1/0000",
])  # fmt: skip
def test_a_day_with_one_reading_is_not_told(text):
    assert unusual_day(text) is None
