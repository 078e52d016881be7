"""Meetings in real browsers: one is entered, held, and asks for something; who reads it and who does not."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.doses import Giver
from tests.e2e.conftest import Visit
from tests.e2e.faults import faults_of
from tests.e2e.papers import assert_paper_tells
from tests.e2e.watching import choose, fill, open_at, press, type_day

pytestmark = pytest.mark.browser


def test_a_meeting_is_followed_from_its_plan_to_what_it_asked_for(live: Visit, dose: Giver) -> None:
    contractor = live("contractor")
    open_at(contractor, "/reunions?territoire=herstal")
    contractor.get_by_text("Inscrire une réunion ou un atelier").click()
    fill(contractor, "Intitulé", "Atelier (essai)")
    choose(contractor, "Nature (obligatoire)", "Atelier")
    choose(contractor, "État (obligatoire)", "Elle est prévue")
    type_day(contractor, "Prévue le", "02052024")
    press(contractor, "Inscrire", "Réunion inscrite")
    expect(contractor.get_by_text("passée sans nouvelles")).to_be_visible()
    expect(contractor.get_by_role("heading", name="Atelier (essai)")).to_be_visible()
    sheet, address = contractor, contractor.url
    type_day(sheet, "Tenue le", "03052024")
    fill(sheet, "Autres habitants", "4")
    press(sheet, "Enregistrer les présences", "présences sont enregistrées")
    expect(sheet.get_by_text("Tenue le 3 mai 2024, à Herstal")).to_be_visible()
    open_at(sheet, f"{address}&agir=action")
    fill(sheet, "Action (obligatoire)", "Relire (essai)")
    choose(sheet, "Responsable", "Le FOREm")
    type_day(sheet, "Pour le", "10052024")
    press(sheet, "Noter l’action", "Action notée")
    expect(sheet.get_by_role("rowheader", name="Relire (essai)")).to_be_visible()
    done = open_at(sheet, "/echeances").get_by_role("button", name="Fait : Relire (essai)")
    done.click()
    expect(sheet.get_by_text("Action faite")).to_be_visible()
    expect(done).to_have_count(0)
    press(sheet, "Annuler", "C’est annulé")
    expect(done).to_be_visible()

    for role in ("lead", "ministry"):
        reader = open_at(live(role), address)
        expect(reader.get_by_text("Autres habitants (4)")).to_be_visible()
        asked = ("Relire (essai)", "Le FOREm", "10 mai 2024", "Ouverte, en retard")
        assert_paper_tells(reader, "Atelier (essai)", "Autres habitants (4)", *asked)
    foreigner = open_at(live("foreigner"), address)
    expect(foreigner.get_by_text("est introuvable")).to_be_visible()
    for path in ("/reunions", "/echeances", "/recherche?q=essai", "/journal", "/changements"):
        open_at(foreigner, path)
        expect(foreigner.get_by_text("(essai)")).to_have_count(0)

    assert faults_of(live, (address, "/reunions"), dose) == []
