"""The register in real browsers: an organisation enters, is engaged, is linked; who reads it and who does not."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.doses import Giver
from tests.e2e.conftest import Visit
from tests.e2e.faults import faults_of
from tests.e2e.watching import act, choose, fill, open_at, press, type_day

pytestmark = pytest.mark.browser
REGISTER = "/parties-prenantes?territoire=herstal"
LINK = {
    "Mode": "Coopération",
    "Nature": "Orientation de public",
    "Sens": "Dans les deux sens",
    "Intensité": "2 sur 3",
}
DIAGRAM = "/diagramme?territoire=herstal"


def test_an_organisation_is_followed_from_its_entry_to_its_links(live: Visit, dose: Giver) -> None:
    contractor = live("contractor")
    register(contractor, "CPAS (essai)")
    register(contractor, "Régie (essai)")
    expect(contractor.get_by_role("heading", name="Régie (essai)")).to_be_visible()
    sheet, address = contractor, contractor.url

    act(sheet, "Nouvelle étape")
    type_day(sheet, "Depuis", "02052024")
    choose(sheet, "Où en est-elle ?", "Engagée")
    press(sheet, "Noter l’engagement", "Engagement noté")
    expect(
        sheet.get_by_text("Organisation engagée depuis le 2 mai 2024, à Herstal")
    ).to_be_visible()
    sheet.get_by_text("Ajouter un lien").click()
    linking = sheet.get_by_test_id("stExpander").filter(has_text="Ajouter un lien")
    for label, word in LINK.items():
        choose(sheet, label, word)
    type_day(sheet, "Depuis", "03052024", within=linking)
    press(sheet, "Ajouter le lien", "Lien noté")
    expect(sheet.get_by_role("rowheader", name="CPAS (essai)")).to_be_visible()

    for role in ("lead", "ministry"):
        reader = open_at(live(role), address)
        expect(reader.get_by_role("rowheader", name="CPAS (essai)")).to_be_visible()
    foreigner = open_at(live("foreigner"), address)
    expect(foreigner.get_by_text("est introuvable")).to_be_visible()
    open_from_the_diagram(contractor)
    for path in (
        "/parties-prenantes",
        "/diagramme",
        "/recherche?q=essai",
        "/journal",
        "/changements",
    ):
        open_at(foreigner, path)
        expect(foreigner.get_by_text("(essai)")).to_have_count(0)

    assert faults_of(live, (address, DIAGRAM), dose) == []


def open_from_the_diagram(page: Page) -> None:
    """By mouse, then by keyboard: an organisation is opened from its box."""
    assert overlapping_words(open_at(page, DIAGRAM)) == []
    page.locator("a[data-id='2']").click()
    expect(page.get_by_role("heading", level=1, name="Régie (essai)")).to_be_visible()
    open_at(page, DIAGRAM)
    page.locator("a[data-id='1']").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="CPAS (essai)")).to_be_visible()


def overlapping_words(page: Page) -> list[str]:
    """Names of the diagram that stand on one another, as the browser has drawn them."""
    locator: list[str] = page.locator(".frame > svg").evaluate(
        """(svg) => {
          const texts = [...svg.querySelectorAll("text")].map((one) => [one.textContent, one.getBoundingClientRect()]);
          const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;  // lines of a name touch
          return texts.flatMap(([one, a], n) => texts.slice(n + 1)
            .filter(([, b]) => meet(a, b)).map(([other]) => `${one} / ${other}`));
        }"""
    )
    return locator


def register(page: Page, name: str) -> None:
    open_at(page, REGISTER)
    page.get_by_text("Inscrire une partie prenante").click()
    fill(page, "Nom de l’organisation", name)
    choose(page, "Type (obligatoire)", "Centre public d’action sociale")
    type_day(page, "Identifiée depuis", "15012024")
    press(page, "Inscrire", "figure maintenant au registre")
