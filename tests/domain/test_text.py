"""Text as people type it, hidden characters refused."""

import pytest

from domain.errors import BadText, TextMissing, TextTooLong
from domain.text import clean


def test_text_is_trimmed_and_composed():
    assert clean("  e\u0301te\u0301\r\nmidi ", field="Note", limit=20) == "été\nmidi"


@pytest.mark.parametrize(
    "hidden", ["\x00", "\x1b", "\x85", "\u202e", "\u2066", "\ud800", "a" + "\u0301" * 40]
)
def test_a_character_that_hides_something_is_refused_by_its_number(hidden):
    with pytest.raises(BadText, match=r"U\+[0-9A-F]{4}"):
        clean(f"bonjour {hidden}", field="Note", limit=100)


def test_ordinary_french_and_other_scripts_pass():
    text = "L’œuvre : « à côté », Łódź, 日本, 👩‍👩‍👧 — 12 %"
    assert clean(text, field="Note", limit=100) == text


def test_a_text_too_long_says_by_how_much():
    with pytest.raises(TextTooLong, match=r"11 caractères.*10"):
        clean("a" * 11, field="Note", limit=10)


def test_a_required_text_may_not_be_blank():
    with pytest.raises(TextMissing):
        clean(" \n ", field="Motif", limit=10, required=True)
