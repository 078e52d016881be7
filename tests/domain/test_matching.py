"""Words are found whatever their accents, ligatures, apostrophes and order, and shown where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.matching import MOST_WORDS, WIDTH, Segment, excerpt, folded, marked, rank, words_of


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("oeuvre", "Mise en œuvre du modèle"),
        ("ŒUVRE", "mise en oeuvre"),
        ("reunion", "Réunion de lancement"),
        ("RÉUNION", "reunion de lancement"),
        ("liege", "Province de LIÈGE"),
        ("curriculum vitae", "Curriculum vitæ"),
        ("prepara", "Préparation de la séance"),
        ("l'accord", "L’accord des partenaires"),
        ("d’orientation", "comité d'orientation"),
        ("laboratoire vivant", "vivant, le laboratoire"),
        ("ﬁnance", "financement"),
        ("e\u0301tat", "état des lieux"),
        ("chapelle lez", "Chapelle-lez-Herlaimont"),
        ("« living lab »", "le living lab partagé"),
        ("40 190", "40\u202f190 habitants"),
    ],
)
def test_a_word_is_found_however_it_is_written(typed: str, text: str) -> None:
    assert rank(words_of(typed), names=(), texts=(text,)) is not None


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("toire", "territoire"),  # the end of a word
        ("réunion absente", "Réunion de lancement"),  # one of two
        ("%", "100 % fait"),
        ("_", "a_b"),
    ],
)
def test_what_does_not_begin_a_word_is_not_found(typed: str, text: str) -> None:
    words = words_of(typed)
    assert not words or rank(words, names=(), texts=(text,)) is None


def test_single_letters_are_left_out_but_not_numbers() -> None:
    assert words_of("l’état d’une phase 7 à") == ("etat", "une", "phase", "7")


def test_a_search_keeps_its_first_words_each_once() -> None:
    assert words_of("lot lot LOT") == ("lot",)
    assert len(words_of(" ".join(f"mot{n}" for n in range(50)))) == MOST_WORDS


def test_a_name_comes_before_a_text_and_a_whole_word_before_its_beginning() -> None:
    words = words_of("charte")
    ranks = [
        rank(words, names=("La charte",)),
        rank(words, names=("Les chartes",)),
        rank(words, names=("x",), texts=("une charte",)),
        rank(words, names=("x",), texts=("des chartes",)),
    ]
    assert ranks == [4, 3, 2, 1]


def test_the_context_narrows_and_does_not_find_alone() -> None:
    assert rank(words_of("herstal"), names=("Charte",), context=("Herstal",)) is None
    assert rank(words_of("charte herstal"), names=("Charte",), context=("Herstal",)) == 6


def test_the_words_found_are_marked_whole() -> None:
    assert marked("L’œuvre commune", words_of("oeuv")) == [
        Segment("L’"), Segment("œuvre", is_match=True), Segment(" commune"),
    ]  # fmt: skip


def test_an_excerpt_shows_the_word_within_a_long_text() -> None:
    text = "avant " * 100 + "le passage cherché " + "après " * 100
    shown = "".join(segment.text for segment in excerpt(text, words_of("cherche")))
    assert "passage cherché" in shown
    assert shown.startswith("… ") and shown.endswith(" …")
    assert len(shown) <= WIDTH + 4


@given(st.text(max_size=400), st.text(max_size=40))
def test_marking_never_changes_the_text(text: str, typed: str) -> None:
    assert "".join(segment.text for segment in marked(text, words_of(typed))) == text


@given(st.text(max_size=600), st.text(max_size=40))
def test_an_excerpt_is_short_and_taken_from_the_text(text: str, typed: str) -> None:
    shown = "".join(segment.text for segment in excerpt(text, words_of(typed)))
    assert len(shown) <= WIDTH + 4
    assert shown.removeprefix("… ").removesuffix(" …") in " ".join(text.split())


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_a_word_with_marks_that_nobody_sees_is_found_and_marked():
    text = "Suivi de l’accom\u00adpagnement des can\u200bdidats"
    words = words_of("accompagnement candidats")
    assert rank(words, names=[text]) is not None
    found = [segment.text for segment in marked(text, words) if segment.is_match]
    assert found == ["accom\u00adpagnement", "can\u200bdidats"]
    assert words_of("can\u200bdidats") == ("candidats",)
