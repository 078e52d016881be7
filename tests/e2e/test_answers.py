"""An answer to Parliament in real browsers: opened, written over, reviewed by another, sent, taken away."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.doses import Giver
from tests.e2e.conftest import Visit
from tests.e2e.faults import faults_of
from tests.e2e.papers import assert_paper_tells, taken_pdf
from tests.e2e.watching import fill, open_at, press, settle, type_day
from tests.reading_papers import letters_of

pytestmark = pytest.mark.browser
REFERENCE = "Question écrite n° 12 (essai)"
AWARD = "En février 2023, le marché a été attribué."
MINE = "Le marché a été attribué en février 2023, après examen des offres (essai)."
SHEET = "/reponse-preparee?reponse=1"


def open_answer(page: Page) -> None:
    open_at(page, "/reponse")
    page.get_by_role("button", name="Préparer une réponse").click()
    settle(page)
    fill(page, "Référence de la question", REFERENCE)
    type_day(page, "État au", "07022024")
    press(page, "Ouvrir la réponse", "Réponse ouverte")
    expect(page.get_by_role("heading", name=REFERENCE)).to_be_visible()


def advance(page: Page, label: str, told: str) -> None:
    open_at(page, f"{SHEET}&agir=avancer")
    press(page, f"Confirmer : {label}", told)


def test_an_answer_goes_from_the_question_to_its_sending(live: Visit, dose: Giver) -> None:
    ministry, lead = live("ministry"), live("lead")
    open_answer(ministry)
    ministry.get_by_role("button", name=f"Réécrire : {AWARD}").click()
    settle(ministry)
    fill(ministry, "Votre texte", MINE)
    press(ministry, "Enregistrer le texte", "Texte enregistré")
    expect(ministry.get_by_text(f"le suivi dit : « {AWARD} »")).to_be_visible()
    advance(ministry, "dire rédigée", "La réponse est rédigée")
    open_at(ministry, f"{SHEET}&agir=avancer")
    ministry.get_by_role("button", name="Confirmer : dire relue").click()
    expect(ministry.get_by_text("Demandez à une autre personne de la relire")).to_be_visible()

    assert_paper_tells(open_at(lead, SHEET), MINE, "Texte d’une personne", "Projet, à relire")
    advance(lead, "dire relue", "La réponse est relue")
    advance(ministry, "transmettre", "La réponse est transmise")
    assert ministry.get_by_role("button", name="Réécrire").count() == 0
    assert_paper_tells(ministry, MINE, "est prévue en novembre 2024", never=("Projet, à relire",))
    assert letters_of(REFERENCE) in taken_pdf(open_at(lead, SHEET)).text
    expect(lead.get_by_role("rowheader", name="Transmise")).to_be_visible()
    expect(ministry.get_by_role("cell", name="lead@exemple.be")).to_be_visible()

    for role in ("contractor", "foreigner"):
        reader = live(role)
        for path in (SHEET, "/journal", "/changements", "/recherche?q=essai"):
            open_at(reader, path)
            expect(reader.get_by_text("(essai)")).to_have_count(0)
            expect(reader.get_by_text("réponse 1 au Parlement")).to_have_count(0)
    open_at(ministry, "/journal")
    expect(ministry.get_by_text("a transmis la réponse 1 au Parlement").first).to_be_visible()
    assert faults_of(live, (SHEET, "/reponse"), dose) == []
