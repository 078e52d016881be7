"""What a spreadsheet shows is what is read; where it shows something else, nothing is guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.number_formats import (
    NotADay,
    ShownOtherwise,
    YearNotShown,
    shown_day,
    shown_number,
    shown_text,
)
from domain.errors import DomainError
from domain.numbers import parse_number

EURO = '_-* #,##0.00\\ _€_-;\\-* #,##0.00\\ _€_-;_-* "-"??\\ _€_-;_-@_-'


@pytest.mark.parametrize(("held", "code", "read"), [
    (12.5, "General", "12,5"), (12.5, "", "12,5"), (21.345, "General", "21,3450"),
    (12.5, '0.0"%"', "12,5 %"), (12.5, r"0.0\%", "12,5 %"), (12.5, '0.0\\ "%"', "12,5 %"),
    (0.125, "0.0%", "12,5 %"), (0.07, "0%", "7 %"), (12.5, "0.0 %", "1250 %"),
    (12.499999999999998, "General", "12,5"), (1 / 3, "General", "0,333333"),
    (40190, "#,##0", "40190"), (40190, "[$€-80C] #,##0", "€40190"), (12, '0" k€"', "12 k€"),
    (-12, "#,##0_);(#,##0)", "(12)"), (-12, r"#,##0_);[Red]\(#,##0\)", "(12)"),
    (-12, EURO, "-12"), (0, EURO, "0"), (12.5, EURO, "12,5"), (-12, "0", "-12"),
    (12.5, "[Color 5][>=100]0;0.0", "12,5"), (-12.5, "[<0]-0.0;0.0", "-12,5"),
    (12, "[$-40C]0.0", "12"), (1234, "00000", "01234"), (12.5, "# ?/?", "12,5"),
    (123456, "0.00E+00", "123456"), (12.5, '0.0"%";[Red]-0.0"%"', "12,5 %"), (2023, "#,##0", "2023"),
    (1e30, "0.00", "1" + "0" * 30), (1e30, "General", "1" + "0" * 30),
    (12, '0"\u00a0hab."', "12 hab."), (12, 'General" k€"', "12 k€"), (12.5, 'General"%"', "12,5 %"),
    (0.5, "[<=1]0%;0.0\\%", "50 %"), (12.5, "[<=1]0%;0.0\\%", "12,5 %"), (12.5, "[$%-80C]0", "%12,5"),
    (12.5, '0.0E+0" k€"', "12,5 k€"), (12.5, '# ?/?" an"', "12,5 an"),
    (12.5, "# ?/8", "12,5"), (12.5, "# ??/100", "12,5"), (-12, "0;0-", "12 -"), (-12, "0-", "12 -"), (1.0, "0%0", "100 %"), (0.125, "0%.0", "12,5 %"),
])  # fmt: skip
def test_a_number_is_read_as_it_is_shown(held, code, read):
    words, _ = shown_number(held, code)
    assert words.replace("\u00a0", " ") == read


@pytest.mark.parametrize(("held", "code", "shown"), [
    (12345, "0.0,", "12,3450"), (12345, '#,##0.0,"k"', "12,3450 k"), (12345, "0,.0", "12,3450"),
    (-12, "0;0", "12"), (-12, "0;[Red]0", "12"), (-12.5, "[<0]0.0;0.0", "12,5"),
    (12, ";;;", "rien"), (0, "0;-0;;@", "rien"), (0, '0;-0;"n.d."', "n.d."), (12, '"n.d."', "n.d."),
    (12, '0"0"', "12 0"), (12, '"1"0', "112"), (12.5, "0.0%%", "125000 %%"), (12, '"-"0', "-12"), (12, "0-", "12 -"),
    (12, '?/?"500"', "12 500"), (0.0, "10/0", "10"),
])  # fmt: skip
def test_a_number_shown_as_another_is_refused_with_both(held, code, shown):
    with pytest.raises(ShownOtherwise) as refused:
        shown_number(held, code)
    assert str(refused.value.params["shown"]).replace("\u00a0", " ") == shown


def test_more_decimals_than_are_shown_are_read_and_told():
    words, told = shown_number(12.4567, "0.0")
    assert words == "12,4567"
    assert told
    assert told.params == {"shown": "12,5", "held": "12,4567"}
    assert shown_number(12.5, "0.00")[1] is None


@pytest.mark.parametrize(("code", "read"), [
    ("yyyy", "2024"), ("yy", "2024"), ("[Red]mmm-yy", "2024-05"), ("mm/yyyy", "2024-05"),
    ("[$-80C]mmmm yyyy", "2024-05"), ("mm-dd-yy", "2024-05-07"), ("DD/MM/YYYY", "2024-05-07"),
    ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2024-05-07"), ("m/d/yy h:mm", "2024-05-07"),
    ('d" de "mmmm" de "yyyy', "2024-05-07"), ("QQ yyyy", "2024-Q2"), ('"T"q yyyy', "2024-Q2"),
    ("yyyy-mm-dd;@", "2024-05-07"),
])  # fmt: skip
def test_a_date_is_as_precise_as_it_is_shown(code, read):
    assert shown_day(date(2024, 5, 7), code) == read


@pytest.mark.parametrize(("code", "refusal"), [
    ("d-mmm", YearNotShown), ("dd/mm", YearNotShown), ("mmm", YearNotShown),
    ("hh:mm", NotADay), ("[h]:mm", NotADay), ('"S1 "yyyy', ShownOtherwise),
    ('"fin "yyyy', ShownOtherwise),
])  # fmt: skip
def test_a_date_that_shows_too_little_or_too_much_is_refused(code, refusal):
    with pytest.raises(refusal):
        shown_day(date(2024, 5, 7), code)


def test_a_text_is_read_with_what_its_format_adds():
    assert shown_text("12,5", '@" %"') == "12,5 %"
    assert shown_text("12,5", "@") == "12,5"
    assert shown_text("12,5", "0.0") == "12,5"


SIGNS = st.text(alphabet='0#?.,%;"\\_*[]@()-+ €Eymdhsq/<>=1$kGeneral', max_size=14)


@given(st.floats(-1e9, 1e9) | st.integers(-99999, 99999), SIGNS)
def test_no_format_makes_another_number_of_it(held, code):
    """Whatever the format: the same number, a hundred times it with its sign, or a refusal."""
    try:
        words, _ = shown_number(held, code)
        read = parse_number(words.rstrip("%\u00a0 "))
    except DomainError:
        return
    exact = Decimal(repr(held))
    noise = Decimal("0.000001") * max(Decimal(1), abs(exact))
    is_same = abs(read - exact) <= noise
    assert is_same or ("%" in words and abs(read - exact * 100) <= noise)
