"""Text as people type it, hidden characters refused."""

import pytest

from domain.errors import BadText, TextMissing, TextTooLong
from domain.text import bare, clean, french_order


def test_text_is_trimmed_and_composed():
    assert clean("  e\u0301te\u0301\r\nmidi ", field="Note", limit=20) == "été\nmidi"


@pytest.mark.parametrize("hidden", ["\x00", "\x1b", "\x92", "\ud800", "a" + "\u0301" * 40])
def test_a_character_that_hides_something_is_refused_by_its_number(hidden):
    with pytest.raises(BadText, match=r"U\+[0-9A-F]{4}"):
        clean(f"bonjour {hidden}", field="Note", limit=100)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("a\x0bb", "a\nb"),
        ("a\x0cb", "a\nb"),
        ("a\rb", "a\nb"),
        ("a\x85b", "a\nb"),
        ("a\u2028b\u2029c", "a\nb\nc"),
        ("accom\u00adpagnement", "accompagnement"),
        ("can\u200bdidats", "candidats"),
        ("\ufeffHerstal\u2060", "Herstal"),
        ("bon\u202etexte\u202c", "bontexte"),
        ("\u200eHerstal\u200f \u2066a\u2069", "Herstal a"),
    ],
)
def test_invisible_marks_of_a_paste_are_made_plain_and_never_refused(
    pasted: str, kept: str
) -> None:
    assert clean(pasted, field="Note", limit=100) == kept


def test_ordinary_french_and_other_scripts_pass():
    text = "L’œuvre : « à côté », Łódź, 日本, 👩‍👩‍👧 — 12 %"
    assert clean(text, field="Note", limit=100) == text


def test_a_text_too_long_says_by_how_much():
    with pytest.raises(TextTooLong, match=r"11 caractères.*10"):
        clean("a" * 11, field="Note", limit=10)


def test_a_required_text_may_not_be_blank():
    with pytest.raises(TextMissing):
        clean(" \n ", field="Motif", limit=10, required=True)


@pytest.mark.parametrize(("text", "letters"), [
    ("Œuvre d’Élodie", "oeuvre d’elodie"), ("accom\u00adpa\u200bgnement", "accompagnement"),
    ("ﬁn", "fin"), ("E\u0301TE\u0301", "ete"), ("𝐀bc", "abc"), ("Ægir", "aegir"), ("Straße", "strasse"),
])  # fmt: skip
def test_bare_letters_are_those_that_a_reader_sees(text, letters):
    assert bare(text) == letters


def test_lists_stand_in_the_order_of_a_french_dictionary():
    names = [
        "Zoé",
        "Élodie",
        "Œdipe",
        "Alain",
        "Odeur",
        "Office",
        "cote",
        "côté",
        "coté",
        "Côte",
        "œuf",
    ]
    assert sorted(names, key=french_order) == [
        "Alain", "cote", "coté", "Côte", "côté", "Élodie", "Odeur", "Œdipe", "œuf", "Office", "Zoé",
    ]  # fmt: skip
