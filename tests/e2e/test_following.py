"""Two people write to each other about a phase; a third sees nothing of it; a page is kept as a view."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.faults import violations
from tests.e2e.pages import PHASE
from tests.e2e.watching import choose, close_list, open_at, open_list, settle

pytestmark = pytest.mark.browser
QUESTION = "Le protocole est-il signé ?"


def test_a_lead_mentions_the_contractor_and_the_neighbour_sees_nothing(live: Visit) -> None:
    lead, contractor, foreigner = live("lead"), live("contractor"), live("foreigner")
    write(lead)
    expect(lead.get_by_text("Commentaire envoyé")).to_be_visible()
    settle(lead)  # what is about to be drawn anew is faded
    assert violations(lead) == []

    open_at(contractor, "/")
    expect(contractor.get_by_role("link", name="Mon travail (1)").first).to_be_visible()
    expect(contractor.get_by_role("heading", name="On s’adresse à vous")).to_be_visible()
    contractor.get_by_role("link", name=QUESTION).click()
    settle(contractor)
    expect(contractor.get_by_text("à l’attention de Compte contractor")).to_be_visible()
    expect(contractor.get_by_role("button", name="Marquer comme lu")).to_be_visible()
    contractor.get_by_role("link", name="Mon travail").last.click()
    expect(contractor.get_by_role("heading", name="Mon travail")).to_be_visible()
    contractor.get_by_role("button", name=f"Lu : « {QUESTION} »").click()
    expect(contractor.get_by_text("ne vous attend plus")).to_be_visible()
    expect(contractor.get_by_text(QUESTION)).to_have_count(0)

    for address in (PHASE, "/changements", "/journal"):
        open_at(foreigner, address)
        expect(foreigner.get_by_text(QUESTION)).to_have_count(0)
        expect(foreigner.get_by_text("commentaire", exact=False)).to_have_count(0)


def write(page: Page) -> None:
    open_at(page, PHASE)
    page.get_by_text("Écrire un commentaire").click()
    choose(page, "Lu par", "le FOREm et le lot 1")
    page.get_by_label("Commentaire", exact=True).fill(QUESTION)
    people = open_list(page, "À l’attention de")
    people.press_sequentially("contractor")
    page.get_by_role("option", name="Compte contractor@exemple.be").click()
    close_list(people)
    page.get_by_role("button", name="Envoyer").click()
    settle(page)


def test_a_page_is_kept_with_its_filters_and_opened_again(live: Visit) -> None:
    page = live("lead")
    open_at(page, "/echeances?territoire=herstal&au=2024-02-07")
    page.locator("[data-id='who']", has_text="Compte lead@exemple.be").click()
    page.get_by_role("link", name="Garder cette vue").click()
    settle(page)
    page.get_by_label("Nom de la vue").fill("Herstal en février")
    page.get_by_role("button", name="Garder cette vue").click()
    expect(page.get_by_text("Vue gardée")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="Herstal en février").click()
    settle(page)
    expect(page.get_by_text("État au 7 février 2024")).to_be_visible()
    expect(page.get_by_role("heading", name="Échéances", exact=True)).to_be_visible()
