"""The address book: each kind of subject on its page."""

from __future__ import annotations

import pytest

from domain.addresses import Page, page_of, path_of
from domain.subjects import Kind, Subject

PLACES = {
    "phase/herstal/P07": "/phase?territoire=herstal&phase=P07",
    "milestone/herstal/P07.protocole": "/phase?territoire=herstal&phase=P07&jalon=P07.protocole",
    "deliverable/herstal/P02.a": "/livrable?territoire=herstal&livrable=P02.a",
    "deliverable/herstal/P02.a/3": "/livrable?territoire=herstal&livrable=P02.a",
    "gate/herstal/P04": "/passage?territoire=herstal&phase=P04",
    "condition/herstal/P04.2": "/passage?territoire=herstal&phase=P04",
    "check/herstal/P04.charte": "/passage?territoire=herstal&phase=P04",
    "meeting/herstal/3": "/reunion?territoire=herstal&reunion=3",
    "resolution/herstal/3.1": "/reunion?territoire=herstal&reunion=3",
    "meeting_action/herstal/3.2": "/reunion?territoire=herstal&reunion=3",
    "organisation/herstal/12": "/partie-prenante?territoire=herstal&organisation=12",
    "organisation_link/herstal/5": "/parties-prenantes?territoire=herstal",
    "agreement/herstal/2": "/convention?territoire=herstal&convention=2",
    "contact/herstal/lot-1/4": "/contacts?territoire=herstal",
    "portrait/herstal": "/portrait?territoire=herstal",
    "figure/commune/62051/population//2024": "/portrait",
    "report/herstal/lot-1/2026-11_1": "/rapport?territoire=herstal&lot=lot-1&periode=2026-11_1",
    "reporting/herstal/lot-1": "/rapports?territoire=herstal",
    "baseline/herstal/1": "/references?territoire=herstal",
    "lot/lot-1": "/territoire",
    "account/7": "/comptes",
    "answer/3": "/reponse-preparee?reponse=3",
    "event/attribution": "/calendrier",
    "topic/cadastre": "/calendrier",
    "chronology/chronologie": "/calendrier",
    "comment/herstal/lot-1/P07/3": "/calendrier?territoire=herstal",
}


@pytest.mark.parametrize("text", PLACES)
def test_a_subject_is_read_on_its_page(text: str) -> None:
    assert path_of(*page_of(Subject.parse(text))) == PLACES[text]


def test_every_kind_was_thought_of() -> None:
    assert {Subject.parse(text).kind for text in PLACES} == set(Kind)


def test_a_page_without_choices_has_a_bare_address() -> None:
    assert path_of(Page.DUE) == "/echeances"
