"""A report in real browsers: expected, written, kept over a reload, returned, corrected, accepted, read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from domain.reporting import Cadence, period_of
from tests.e2e.conftest import Visit
from tests.e2e.test_accessibility import violations, wider_than_the_screen
from tests.e2e.watching import open_at, settle

pytestmark = pytest.mark.browser
PERIOD = period_of(Cadence.TWICE_MONTHLY, datetime.now(UTC).date())
REPORT = f"/rapport?territoire=herstal&lot=lot-1&periode={PERIOD.key}"
HIGHLIGHT, NEXT = "Fait marquant (obligatoire)", "À venir"


def test_a_report_goes_from_its_first_word_to_the_ministry(visit: Visit) -> None:
    lead, writer, ministry = (visit(role) for role in ("lead", "contractor", "ministry"))
    expect_reports(lead)
    write_over_a_reload(writer)
    send(writer)
    open_at(ministry, REPORT)
    expect(ministry.get_by_text("est introuvable")).to_be_visible()

    open_at(lead, REPORT)
    lead.get_by_label("Motif (obligatoire pour renvoyer)").fill("Il manque les présences.")
    lead.get_by_role("button", name="Renvoyer le rapport").click()
    expect(lead.get_by_text("Rapport renvoyé")).to_be_visible()

    open_at(writer, REPORT)
    expect(writer.get_by_text("Il manque les présences.")).to_be_visible()
    fill(writer, HIGHLIGHT, "Deux ateliers, 31 présences.")
    send(writer)
    assert_accessible(writer)

    open_at(lead, REPORT)
    lead.get_by_role("button", name="Accepter le rapport").click()
    expect(lead.get_by_text("Rapport accepté")).to_be_visible()

    open_at(ministry, REPORT)
    expect(ministry.get_by_text("Deux ateliers, 31 présences.")).to_be_visible()
    expect(ministry.get_by_text("conforme")).to_be_visible()
    assert ministry.locator("textarea").count() == 0
    neighbour = open_at(visit("foreigner"), REPORT)
    expect(neighbour.get_by_text("est introuvable")).to_be_visible()


def expect_reports(lead: Page) -> None:
    """Since the first day of this period, for lot 1 in Herstal."""
    open_at(lead, "/rapports")
    lead.get_by_text("Fixer le rythme d’un lot").click()
    lead.get_by_role("combobox", name="Territoire").last.click()
    lead.get_by_role("option", name="Herstal").click()
    settle(lead)
    lead.get_by_role("spinbutton", name="jour, Rapports attendus depuis le").focus()
    lead.keyboard.type(f"{PERIOD.first:%d%m%Y}")
    lead.keyboard.press("Tab")
    settle(lead)
    lead.get_by_role("button", name="Fixer ce rythme").click()
    expect(lead.get_by_text("Rythme fixé pour Herstal")).to_be_visible()
    assert_accessible(lead)


def write_over_a_reload(writer: Page) -> None:
    """What was left in a field is found again."""
    open_at(writer, REPORT)
    assert_accessible(writer)
    fill(writer, HIGHLIGHT, "Premier atelier tenu.")
    fill(writer, NEXT, "Un second atelier.")
    writer.reload()
    settle(writer)
    expect(writer.get_by_label(HIGHLIGHT)).to_have_value("Premier atelier tenu.")
    expect(writer.get_by_label(NEXT)).to_have_value("Un second atelier.")


def fill(writer: Page, label: str, text: str) -> None:
    writer.get_by_label(label).fill(text)
    writer.keyboard.press("Tab")
    settle(writer)
    expect(writer.get_by_text("Brouillon enregistré")).to_be_visible()


def send(writer: Page) -> None:
    writer.get_by_role("button", name="Remettre le rapport").click()
    expect(writer.get_by_text("Rapport remis")).to_be_visible()


def assert_accessible(page: Page) -> None:
    """As somebody who arrives there reads it."""
    open_at(page, page.url)
    assert violations(page) == []
    assert wider_than_the_screen(page) == 0
