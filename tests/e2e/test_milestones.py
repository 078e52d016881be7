"""Milestones in a real browser: estimated, reached, verified; references; two people at once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.faults import violations
from tests.e2e.pages import MILESTONE, PHASE
from tests.e2e.watching import (
    act,
    assert_finds_no_form,
    choose,
    fill,
    open_at,
    settle,
    type_day,
)

pytestmark = pytest.mark.browser
SHARED = f"{PHASE}&jalon=P07.sessions-tenues"
REBASED = f"{PHASE}&jalon=P07.debriefing-tenu"
CALENDAR = "/calendrier?territoire=herstal"
REFERENCES = "/references?territoire=herstal"
PROOF = "https://exemple.be/protocole.pdf"
ESTIMATE = "Enregistrer l’estimation"


def test_a_milestone_is_estimated_moved_reached_verified_and_read(live: Visit) -> None:
    contractor, lead, ministry = live("contractor"), live("lead"), live("ministry")
    estimate(open_at(contractor, MILESTONE), "31052027")
    explain(contractor)
    type_day(contractor, "Date estimée", "30062027")
    save(contractor, ESTIMATE, "Estimation enregistrée")
    expect(contractor.get_by_text("30 jours de plus (22 jours ouvrables)").first).to_be_visible()

    act(contractor, "Déclarer atteint")
    type_day(contractor, "Atteint le", "02112026")
    fill(contractor, "Preuve", PROOF)
    save(contractor, "Déclarer le jalon atteint", "Déclaration enregistrée")
    expect(contractor.get_by_role("button", name="Vérifier le jalon")).to_have_count(0)

    open_at(lead, MILESTONE)
    expect(lead.get_by_role("link", name=PROOF)).to_be_visible()
    save(lead, "Vérifier le jalon", "Jalon vérifié")

    open_at(ministry, MILESTONE)
    sentence = "atteint le 2 novembre 2026, vérifié par le FOREm"
    expect(ministry.get_by_text(sentence).first).to_be_visible()
    assert_finds_no_form(ministry, "/echeances", CALENDAR, REFERENCES)
    foreigner = open_at(live("foreigner"), MILESTONE)
    expect(foreigner.get_by_text("est introuvable")).to_be_visible()


def test_a_reference_is_proposed_approved_and_the_earlier_one_drawn_again(live: Visit) -> None:
    contractor, lead, colleague = live("contractor"), live("lead"), live("colleague")
    estimate(open_at(contractor, REBASED), "31052027")
    rebase(lead, colleague, "planning initial")
    explain(open_at(contractor, REBASED))
    type_day(contractor, "Date estimée", "15092027")
    save(contractor, ESTIMATE, "Estimation enregistrée")
    rebase(lead, colleague, "avenant 1")

    ministry = open_at(live("ministry"), CALENDAR)
    row = ministry.get_by_role("row").filter(has_text="Débriefing tenu")
    expect(row).to_contain_text("15 septembre 2027")
    expect(row).not_to_contain_text("31 mai 2027")
    choose(ministry, "Dates prévues dessinées", "Herstal, plan 1\u00a0: planning initial")
    expect(ministry).to_have_url(re.compile(r"reference=herstal(/|%2F)1"))
    expect(row).to_contain_text("31 mai 2027")
    assert_finds_no_form(ministry)


@pytest.mark.parametrize("role", ["lead", "contractor"])  # of one account in two browsers, too
def test_two_people_who_edit_one_milestone_both_keep_their_words(live: Visit, role: str) -> None:
    contractor, other = open_at(live("contractor"), SHARED), open_at(live(role), SHARED)
    type_day(contractor, "Date estimée", "31052027")
    fill(contractor, "Note", "salle à trouver", exact=True)
    estimate(other, "15012027")

    contractor.get_by_role("button", name=ESTIMATE).click()
    expect(contractor.get_by_text("Quelqu’un a modifié cet objet")).to_be_visible()
    expect(contractor.get_by_text("estimé le 31 mai 2027")).to_be_visible()
    expect(contractor.get_by_text("estimé le 15 janvier 2027").first).to_be_visible()
    expect(contractor.get_by_role("textbox", name="Note", exact=True)).to_have_value(
        "salle à trouver"
    )
    assert violations(contractor) == []

    explain(contractor)
    save(contractor, "Garder ma saisie", "Estimation enregistrée")
    open_at(other, SHARED)
    expect(other.get_by_text("2 estimations depuis")).to_be_visible()
    expect(other.get_by_text("salle à trouver").first).to_be_visible()


def test_what_is_due_leads_to_its_milestone_and_back(visit: Visit) -> None:
    page = open_at(visit("ministry"), "/echeances?au=2024-02-07&phase=P11")
    page.get_by_role("link", name="Rapport final").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("11. ")
    settle(page)
    page.get_by_role("link", name="Échéances").last.click()
    expect(page.get_by_role("heading", name="Échéances", level=1)).to_be_visible()
    expect(page).to_have_url(re.compile("au=2024-02-07"))


def estimate(page: Page, digits: str) -> None:
    """The first estimate asks for no cause."""
    type_day(page, "Date estimée", digits)
    save(page, ESTIMATE, "Estimation enregistrée")


def explain(page: Page) -> None:
    choose(page, "Cause du changement", "Décision attendue")
    choose(page, "Côté responsable", "FOREm")


def rebase(proposer: Page, approver: Page, name: str) -> None:
    """One lead proposes, another approves."""
    open_at(proposer, REFERENCES)
    proposer.get_by_text("Proposer un plan de référence").click()
    proposer.get_by_label("Nom").fill(name)  # a form: nothing is asked before it is sent
    proposer.get_by_role("textbox", name="Motif").fill("dates convenues")
    save(proposer, "Proposer le plan", "Plan proposé")
    expect(proposer.get_by_role("button", name="Approuver le plan")).to_have_count(0)
    save(open_at(approver, REFERENCES), "Approuver le plan", "Plan approuvé")


def save(page: Page, button: str, told: str) -> None:
    """By keyboard; whoever came meanwhile did not move the button."""
    page.get_by_role("button", name=button).press("Enter")
    expect(page.get_by_text(told)).to_be_visible()
    settle(page)
