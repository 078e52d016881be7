"""The report of this period that lot 1 owes in Herstal."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.watching import act, open_at, type_day
from tests.worlds import period_of_today

HIGHLIGHT, NEXT = "Fait marquant (obligatoire)", "À venir"


def report_address() -> str:
    return f"/rapport?territoire=herstal&lot=lot-1&periode={period_of_today().key}"


def expect_reports(lead: Page) -> None:
    """Since the first day of this period, for lot 1 in Herstal."""
    open_at(lead, "/rapports")
    act(lead, "Fixer le rythme")
    lead.locator(".st-key-boxes-herstal").get_by_text("lot 1 (non fixé)").click()
    type_day(lead, "Rapports attendus depuis le", f"{period_of_today().first:%d%m%Y}")
    lead.get_by_role("button", name="Fixer ce rythme").click()
    expect(lead.get_by_text("Rythme fixé pour Herstal")).to_be_visible()
