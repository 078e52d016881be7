"""A passage in a real browser: decided under conditions, read by the ministry, printed on one sheet."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.papers import assert_paper_tells
from tests.e2e.watching import fill, open_at, tick, type_day

pytestmark = pytest.mark.browser
GATE = "/passage?territoire=herstal&phase=P02"
PAPER = {"width": 718, "height": 1000}


def test_a_lead_decides_under_conditions_and_the_ministry_reads_it(live: Visit) -> None:
    lead = open_at(live("lead"), GATE)
    lead.get_by_role("button", name="Décider").click()
    decide_under_conditions(lead)
    expect(lead.get_by_text("Décision enregistrée")).to_be_visible()

    ministry = open_at(live("ministry"), GATE)
    expect(ministry.get_by_role("link", name="Passage ouvert sous conditions")).to_be_visible()
    expect(ministry.get_by_text("1. Signer la convention")).to_be_visible()
    decided = ("Feu vert sous conditions", "Comité d’accompagnement", "1. Signer la convention")
    assert_paper_tells(ministry, *decided, "15/12/2099", never=("lead@exemple.be",))
    assert_paper_tells(open_at(lead, GATE), *decided, "lead@exemple.be")
    expect(ministry.get_by_role("button", name="Déclarer la météo")).to_have_count(0)
    open_at(ministry, f"{GATE}&au=2024-02-07")
    expect(ministry.get_by_role("link", name="Passage à décider")).to_be_visible()

    neighbour = open_at(live("foreigner"), GATE)
    expect(neighbour.get_by_text("est introuvable")).to_be_visible()


def decide_under_conditions(lead: Page) -> None:
    tick(lead.get_by_text("Feu vert sous conditions", exact=True))
    fill(lead, "Organe ou réunion", "Comité d’accompagnement")
    type_day(lead, "Prise le", "2/11/2026")
    fill(lead, "Condition 1", "Signer la convention")
    type_day(lead, "Échéance 1", "15/12/2099")
    fill(lead, "Motif", "Tout est remis, il reste une signature.")
    lead.get_by_role("button", name="Enregistrer la décision").click()


def test_a_number_leads_to_what_it_is_made_of(visit: Visit) -> None:
    page = open_at(visit("ministry"), "/phase?territoire=herstal&phase=P02")
    page.get_by_role("link", name="pourquoi").click()
    expect(page.get_by_text("La source ne donne aucun pourcentage")).to_be_visible()


@pytest.mark.parametrize("phase", ["P02", "P06", "P08"])
def test_the_dossier_stands_on_one_sheet(visit: Visit, phase: str) -> None:
    page = open_at(visit("lead", viewport=PAPER), f"/passage?territoire=herstal&phase={phase}")
    sheet = page.pdf(format="A4", print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Conditions pour finir")).to_be_visible()
    expect(page.get_by_role("button", name="Déclarer la météo")).to_be_hidden()
