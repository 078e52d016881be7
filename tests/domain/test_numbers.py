"""Numbers as Belgians write them: read one way, or refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.numbers import NumberAmbiguous, NumberUnreadable, parse_number, plain_number


@pytest.mark.parametrize(("text", "found"), [
    ("12,5", "12.5"), ("12.5", "12.5"), ("40190", "40190"), ("40 190", "40190"),
    ("40\u202f190,25", "40190.25"), ("3\u00a0688\u00a0733", "3688733"), ("-1,50", "-1.5"),
    ("\u22122", "-2"), ("0,0", "0"), ("-0", "0"), ("1,234", "1.234"),
])  # fmt: skip
def test_each_way_of_writing_is_one_number(text, found):
    assert plain_number(parse_number(text)) == found


@pytest.mark.parametrize("text", [
    "", "n.d.", "12,5 %", "4 01 90", "1,2,3", "1e5", "NaN", "∞", "١٢", "12,", ",5", "1" * 16,
])  # fmt: skip
def test_what_is_no_number_is_refused(text):
    with pytest.raises(NumberUnreadable):
        parse_number(text)


def test_a_point_before_three_digits_is_refused_with_both_readings():
    with pytest.raises(NumberAmbiguous, match=r"Écrivez 40190, ou 40,190"):
        parse_number("40.190")


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_a_stored_number_reads_back_with_its_comma(number):
    assert parse_number(plain_number(number).replace(".", ",")) == Decimal(number)
