"""« Réponse au Parlement »: each sentence with what it stands on, for the day of the address."""

from __future__ import annotations

from models.database import Database
from tests.personas import ALINE, CHLOE
from tests.ui.opening import ANSWER, open_page, words
from ui.navigation import BRIEF


def test_each_sentence_is_followed_by_its_source_and_can_be_taken_away(shown: Database) -> None:
    page = open_page(CHLOE, BRIEF, {"au": ANSWER, "territoire": "herstal"})
    said = words(page)
    assert "Au 7 février 2024, 24 phrases reposent sur des faits enregistrés." in said
    assert "selon la source\u00a0: «\u00a0Les différentes offres" in said
    assert "[Source 2](https://www.parlement-wallonie.be/" in said
    assert "*La phase 11 (Rapport final" in said.replace("\\", "")
    assert "(/fichiers/reponse.md?territoire=herstal&au=2024-02-07)" in said
    [text] = page.code
    assert "En février 2023, le marché a été attribué." in text.value


def test_a_day_before_everything_says_why_it_is_empty(shown: Database) -> None:
    said = words(open_page(ALINE, BRIEF, {"au": "2000-01-01"}))
    assert "aucun fait n’est enregistré\u00a0: le projet de réponse est vide" in said
    assert "Choisissez une date plus récente." in said
