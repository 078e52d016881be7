"""Numbers as Belgians write them: read one way, or refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.numbers import (
    NumberAmbiguous,
    NumberTooPrecise,
    NumberUnreadable,
    parse_number,
    plain_number,
    written_number,
)


@pytest.mark.parametrize(("text", "found"), [
    ("12,5", "12.5"), ("12.5", "12.5"), ("40190", "40190"), ("40 190", "40190"),
    ("40\u202f190,25", "40190.25"), ("3\u00a0688\u00a0733", "3688733"), ("-1,50", "-1.5"),
    ("\u22122", "-2"), ("0,0", "0"), ("-0", "0"), ("0,234", "0.234"), ("0.345", "0.345"),
    ("1234,567", "1234.567"), ("12 345,678", "12345.678"), ("1.234,567", "1234.567"),
    ("1.234.567", "1234567"), ("1,234,567", "1234567"), ("1.234,56", "1234.56"),
    ("1,234.56", "1234.56"), ("40'190", "40190"), ("40’190,5", "40190.5"), ("40\u2007190", "40190"),
    ("(12,5)", "-12.5"), ("12,5-", "-12.5"), ("\u20133", "-3"), ("+4", "4"), ("- 3", "-3"),
    ("21,3450", "21.345"),
])  # fmt: skip
def test_each_way_of_writing_is_one_number(text, found):
    assert plain_number(parse_number(text)) == found


@pytest.mark.parametrize("text", [
    "", "n.d.", "12,5 %", "4 01 90", "1,2,3", "1e5", "NaN", "∞", "١٢", "12,", ",5", "1" * 16,
    "12,34,567", "1 234 56", "(12", "-(12)", "-12-", "1.234'567", "12 3456", "k12",
])  # fmt: skip
def test_what_is_no_number_is_refused(text):
    with pytest.raises(NumberUnreadable):
        parse_number(text)


@pytest.mark.parametrize(("text", "whole", "decimals"), [
    ("40.190", "40190", "40,1900"), ("40,190", "40190", "40,1900"),
    ("-21,345", "-21345", "-21,3450"), ("(1.500)", "-1500", "-1,5000"),
])  # fmt: skip
def test_thousands_or_decimals_are_refused_with_both_readings(text, whole, decimals):
    with pytest.raises(NumberAmbiguous) as refused:
        parse_number(text)
    assert refused.value.params == {"value": text, "joined": whole, "comma": decimals}
    assert parse_number(whole) == parse_number(decimals) * 1000  # neither remedy is a trap


def test_more_decimals_than_are_kept_are_refused():
    with pytest.raises(NumberTooPrecise, match="plus de 6 décimales"):
        parse_number("12,4999999999")


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4) | st.integers(-99999, 99999))
def test_a_stored_number_reads_back_as_it_is_written(number):
    assert parse_number(written_number(Decimal(number))) == Decimal(number)
    assert Decimal(plain_number(Decimal(number))) == Decimal(number)
