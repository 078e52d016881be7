"""Taking back what one has just recorded: from its confirmation, and from the journal."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.pages import DECLARE, PHASE
from tests.e2e.watching import choose, fill, open_at, press, type_day

pytestmark = pytest.mark.browser


def declare(page: Page, on: str = "20/11/2026") -> None:
    choose(page, "Nouvel état", "suspendue")
    type_day(page, "Depuis le", on)
    fill(page, "Note ou motif", "salle indisponible")
    press(page, "Enregistrer la déclaration", "Déclaration enregistrée")


def test_a_declaration_is_taken_back_from_its_confirmation_then_made_anew(live: Visit) -> None:
    page = open_at(live("contractor"), f"{DECLARE}&onglet=Historique")
    declare(page)
    press(page, "Annuler", "C’est annulé")
    expect(page.get_by_role("button", name="Annuler")).to_have_count(0)
    expect(page.get_by_text("Annulé le").first).to_be_visible()
    expect(page.get_by_text("Refusé le")).to_have_count(0)
    # On a page that is at rest: a list that opens while one is drawn closes again.
    declare(open_at(page, DECLARE))


def test_the_journal_offers_the_last_acts_of_who_reads_it_and_of_nobody_else(live: Visit) -> None:
    page = open_at(live("contractor"), DECLARE)
    declare(page)
    lead = open_at(live("lead"), "/journal")
    expect(lead.get_by_text("salle indisponible").first).to_be_visible()
    expect(lead.get_by_role("button", name="Annuler")).to_have_count(0)
    open_at(page, "/journal")
    press(page, "Annuler", "a annulé ce qui suit")
    expect(page.get_by_role("button", name="Annuler")).to_have_count(0)


def test_it_is_refused_in_words_once_somebody_has_built_on_it(live: Visit) -> None:
    page = open_at(live("contractor"), DECLARE)
    declare(page)
    lead = open_at(live("lead"), PHASE)
    lead.get_by_role("button", name="Valider").click()
    expect(lead.get_by_text("Voir l’historique").first).to_be_visible()
    press(page, "Annuler", "Autre chose a été enregistré depuis")


def test_what_was_added_is_shown_then_taken_back_to_the_list(live: Visit) -> None:
    page = open_at(live("contractor"), "/parties-prenantes?territoire=herstal")
    for _ in range(2):  # what was undone may be entered anew, word for word
        page.get_by_text("Inscrire une partie prenante").click()
        fill(page, "Nom de l’organisation", "CPAS")
        choose(page, "Type (obligatoire)", "Centre public d’action sociale")
        type_day(page, "Identifiée depuis", "15/01/2024")
        press(page, "Inscrire", "figure maintenant au registre")
        expect(page.get_by_role("heading", name="CPAS", exact=True)).to_be_visible()
        press(page, "Annuler", "C’est annulé")
        expect(page.get_by_role("heading", name="Parties prenantes")).to_be_visible()
    expect(page.get_by_role("link", name="CPAS", exact=True)).to_have_count(0)
