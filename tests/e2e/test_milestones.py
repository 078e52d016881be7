"""Milestones in a real browser: estimated, reached, verified; references; two people at once."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from tests.e2e.conftest import Visit
from tests.e2e.pages import MILESTONE, PHASE
from tests.e2e.test_accessibility import violations
from tests.e2e.watching import open_at, settle

pytestmark = pytest.mark.browser
SHARED = f"{PHASE}&jalon=P07.sessions-tenues"
REBASED = f"{PHASE}&jalon=P07.debriefing-tenu"
CALENDAR = "/calendrier?territoire=herstal"
REFERENCES = "/references?territoire=herstal"
PROOF = "https://exemple.be/protocole.pdf"
ESTIMATE = "Enregistrer l’estimation"
ATTEMPTS, PATIENCE = 5, 10_000  # milliseconds
FORMS = "[data-testid='stForm'], textarea, [data-testid='stBaseButton-primary']"


def test_a_milestone_is_estimated_moved_reached_verified_and_read(visit: Visit) -> None:
    contractor, lead, ministry = visit("contractor"), visit("lead"), visit("ministry")
    estimate(open_at(contractor, MILESTONE), "31052027")
    explain(contractor)
    type_day(contractor, "Date estimée", "30062027")
    save(contractor, ESTIMATE, "Estimation enregistrée")
    expect(contractor.get_by_text("30 jours de plus (22 jours ouvrables)").first).to_be_visible()

    contractor.get_by_role("tab", name="Déclarer atteint").click()
    type_day(contractor, "Atteint le", "02112026")
    contractor.get_by_role("textbox", name="Preuve").fill(PROOF)
    save(contractor, "Déclarer le jalon atteint", "Déclaration enregistrée")
    expect(contractor.get_by_role("button", name="Vérifier le jalon")).to_have_count(0)

    open_at(lead, MILESTONE)
    expect(lead.get_by_role("link", name=PROOF)).to_be_visible()
    save(lead, "Vérifier le jalon", "Jalon vérifié")

    open_at(ministry, MILESTONE)
    told = "atteint le 2 novembre 2026, vérifié par le FOREm"
    expect(ministry.get_by_text(told).first).to_be_visible()
    assert_finds_no_form(ministry, MILESTONE, "/echeances", CALENDAR, REFERENCES)
    foreigner = open_at(visit("foreigner"), MILESTONE)
    expect(foreigner.get_by_text("est introuvable")).to_be_visible()


def test_a_reference_is_proposed_approved_and_the_earlier_one_drawn_again(visit: Visit) -> None:
    contractor, lead, colleague = visit("contractor"), visit("lead"), visit("colleague")
    estimate(open_at(contractor, REBASED), "31052027")
    rebase(lead, colleague, "planning initial")
    explain(open_at(contractor, REBASED))
    type_day(contractor, "Date estimée", "15092027")
    save(contractor, ESTIMATE, "Estimation enregistrée")
    rebase(lead, colleague, "avenant 1")

    ministry = open_at(visit("ministry"), CALENDAR)
    row = ministry.get_by_role("row").filter(has_text="Débriefing tenu")
    expect(row).to_contain_text("15 septembre 2027")
    expect(row).not_to_contain_text("31 mai 2027")
    choose(ministry, "Dates prévues dessinées", "Herstal, référence 1\u00a0: planning initial")
    expect(ministry).to_have_url(re.compile(r"reference=herstal(/|%2F)1"))
    expect(row).to_contain_text("31 mai 2027")
    assert_finds_no_form(ministry, f"{CALENDAR}&reference=herstal/1")


def test_two_people_who_edit_one_milestone_both_keep_their_words(visit: Visit) -> None:
    contractor, lead = open_at(visit("contractor"), SHARED), open_at(visit("lead"), SHARED)
    type_day(contractor, "Date estimée", "31052027")
    contractor.get_by_role("textbox", name="Note", exact=True).fill("salle à trouver")
    estimate(lead, "15012027")

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
    open_at(lead, SHARED)
    expect(lead.get_by_text("2 estimations depuis")).to_be_visible()
    expect(lead.get_by_text("salle à trouver").first).to_be_visible()


def test_what_is_due_leads_to_its_milestone_and_back(visit: Visit) -> None:
    page = open_at(visit("ministry"), "/echeances?au=2024-02-07&phase=P11")
    page.get_by_role("link", name=re.compile("Herstal, phase 11")).click()
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
    proposer.get_by_text("Proposer une référence").click()
    proposer.get_by_label("Nom").fill(name)
    proposer.get_by_label("Motif").fill("dates convenues")
    save(proposer, "Proposer la référence", "Référence proposée")
    expect(proposer.get_by_role("button", name="Approuver la référence")).to_have_count(0)
    save(open_at(approver, REFERENCES), "Approuver la référence", "Référence approuvée")


def type_day(page: Page, field: str, digits: str) -> None:
    """A date field is three numbers; typing goes from one to the next."""
    page.get_by_role("spinbutton", name=f"jour, {field}").focus()
    page.keyboard.type(digits)
    page.keyboard.press("Tab")
    rest(page)


def choose(page: Page, field: str, option: str) -> None:
    """Typing narrows the list; a page drawn anew meanwhile closes it, and one types again."""
    box, choice = page.get_by_role("combobox", name=field), page.get_by_role("option", name=option)
    for _ in range(ATTEMPTS):
        box.fill("")
        box.fill(option.partition("\u00a0")[0])
        with suppress(TimeoutError):
            choice.click(timeout=PATIENCE)
            return rest(page)
    raise AssertionError(f"« {option} » ne se laisse pas choisir")


def rest(page: Page) -> None:
    """A choice asks the server for a new run a moment later, which would close an open list."""
    page.wait_for_timeout(500)
    settle(page)


def save(page: Page, button: str, told: str) -> None:
    page.get_by_role("button", name=button).press("Enter")
    expect(page.get_by_text(told)).to_be_visible()
    settle(page)


def assert_finds_no_form(reader: Page, *addresses: str) -> None:
    for address in addresses:
        open_at(reader, address)
        assert reader.locator(FORMS).count() == 0, address
