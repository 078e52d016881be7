"""The page on the method: what the definitions say, each statement with its origin."""

from __future__ import annotations

import pytest

from domain.permissions import Actor
from models.database import Database
from tests.personas import ADA, ALINE, CHLOE, HUGO
from tests.ui.opening import ANSWER, open_page, words
from ui.navigation import METHOD

READERS = (ALINE, HUGO, CHLOE, ADA)


@pytest.mark.parametrize("on", [{}, {"au": ANSWER}], ids=["today", "answer"])
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.display_name)
def test_it_opens_for_every_reader(shown: Database, reader: Actor, on: dict[str, str]) -> None:
    page = open_page(reader, METHOD, on)
    assert page.title[0].value == "Méthode"
    assert not page.error


def test_it_opens_with_a_sentence_on_what_a_source_says(shown: Database) -> None:
    said = words(open_page(CHLOE, METHOD))
    assert "La méthode compte onze phases ; les phases 4, 5 et 6 avancent en parallèle." in said
    assert "sont des propositions, à confirmer par le FOREm." in said


def test_the_address_chooses_the_phase(shown: Database) -> None:
    page = open_page(CHLOE, METHOD, {"phase": "P08"})
    said = words(page)
    assert page.selectbox[0].value == "P08"
    assert "Deux fois par mois" in said
    assert "« Démarrage officiel et animation des démarches et reporting bimensuel »" in said


def test_choosing_another_phase_changes_the_address(shown: Database) -> None:
    page = open_page(CHLOE, METHOD, {"phase": "P08"})
    page.selectbox[0].select("P04").run()
    assert page.query_params["phase"] == "P04"
    assert "charte est adoptée" in words(page)


def test_each_statement_says_where_it_comes_from(shown: Database) -> None:
    said = words(open_page(CHLOE, METHOD, {"phase": "P04"}))
    title = next(line for line in said.splitlines() if line.startswith("- Titre"))
    assert "Vision" in title and "Question écrite n° 195 (2023-2024)" in title
    assert "*La phase 3 est close\\.*" in said
    assert said.count("notre proposition") == 1
    assert "à prouver par les données" in said


def test_a_phase_that_the_method_does_not_know_is_not_found(shown: Database) -> None:
    page = open_page(CHLOE, METHOD, {"phase": "P99"})
    assert "introuvable" in page.error[0].value


def test_a_contractor_finds_links_to_their_own_territory_only(shown: Database) -> None:
    labels = [link.proto.label for link in open_page(HUGO, METHOD).get("page_link")]
    assert any(label.startswith("Herstal") for label in labels)
    assert not any(label.startswith("Chapelle") for label in labels)
