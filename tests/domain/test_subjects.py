"""The subjects of facts and events: written and read in one way."""

from __future__ import annotations

import pytest

from domain.subjects import Kind, Subject, known_subject, subject_text

EXAMPLES = {  # subject: its territory, key, phase
    "phase/herstal/P07": ("herstal", "P07", "P07"),
    "milestone/herstal/P07.protocole-valide": ("herstal", "P07.protocole-valide", "P07"),
    "deliverable/herstal/P02.ajout-1": ("herstal", "P02.ajout-1", "P02"),
    "deliverable/herstal/P02.ajout-1/2": ("herstal", "P02.ajout-1", "P02"),
    "gate/herstal/P04": ("herstal", "P04", "P04"),
    "condition/herstal/P04.2": ("herstal", "P04.2", "P04"),
    "check/herstal/P04.charte": ("herstal", "P04.charte", "P04"),
    "meeting/herstal/3": ("herstal", "3", ""),
    "meeting_action/herstal/3.2": ("herstal", "3.2", ""),
    "organisation/herstal/12": ("herstal", "12", ""),
    "contact/herstal/lot-1/4": ("herstal", "lot-1", ""),
    "report/herstal/lot-1/2026-11_1": ("herstal", "lot-1", ""),
    "reporting/herstal/lot-1": ("herstal", "lot-1", ""),
    "baseline/herstal/1": ("herstal", "1", ""),
    "portrait/herstal": ("herstal", "", ""),
    "event/attribution": ("", "attribution", ""),
    "lot/lot-1": ("", "lot-1", ""),
    "account/7": ("", "7", ""),
}


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_subject_says_where_it_stands(text: str) -> None:
    subject = Subject.parse(text)
    assert (subject.territory, subject.key, subject.phase) == EXAMPLES[text]


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_subject_taken_apart_and_put_together_is_the_same(text: str) -> None:
    subject = Subject.parse(text)
    assert str(subject) == text == subject_text(subject.kind, *subject.parts)


def test_what_is_said_of_a_reservation_belongs_to_its_deliverable() -> None:
    assert str(Subject.parse("deliverable/herstal/P02.a/3").owner) == "deliverable/herstal/P02.a"


def test_an_action_is_part_of_its_meeting() -> None:
    assert Subject.parse("meeting_action/herstal/3.2").whole == "3"


def test_a_kind_of_a_newer_version_is_not_known_and_breaks_nothing() -> None:
    assert known_subject("horoscope/herstal/1") is None
    assert known_subject("phase/herstal/P07") == Subject(Kind.PHASE, ("herstal", "P07"))


def test_a_service_that_misspells_a_kind_is_a_bug() -> None:
    with pytest.raises(ValueError, match="phse"):
        Subject.parse("phse/herstal/P07")
