"""Dates by keyboard and by the calendar: what is recorded is what the field showed at the click."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.pages import DECLARE
from tests.e2e.test_journeys import SAVE
from tests.e2e.watching import choose, fill, open_at, settle
from tests.e2e.wire import asking

pytestmark = pytest.mark.browser
READ = {
    "01/03/26": "Soit\u00a0: 1er mars 2026.",
    "1/3/2026": "Soit\u00a0: 1er mars 2026.",
    "2026-03-01": "Soit\u00a0: 1er mars 2026.",
    "31/02/2026": "n’existe pas dans le calendrier",
    "0503": "ne se lit pas comme une date",
    "1/3": "n’a pas d’année",
    "mars 2026": "n’est pas un jour précis",
}
SCREENS: list[dict[str, Any]] = [
    {"color_scheme": "light"},
    {"color_scheme": "dark"},
    {"viewport": {"width": 390, "height": 844}},
]


def since(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Depuis le")


@pytest.mark.parametrize("screen", SCREENS, ids=["light", "dark", "phone"])
def test_what_is_typed_is_read_as_meant_or_refused_beside_the_field(
    visit: Visit, screen: dict[str, Any]
) -> None:
    page = open_at(visit("contractor", **screen), DECLARE)
    for typed, told in READ.items():
        since(page).fill("")
        since(page).press_sequentially(typed)
        with asking(page):
            page.keyboard.press("Tab")
        expect(page.get_by_text(told)).to_be_visible()
        settle(page)
        expect(since(page)).to_have_value(typed)


def test_the_day_is_recorded_that_stands_in_the_field_at_the_click(live: Visit) -> None:
    page = open_at(live("contractor"), DECLARE)
    choose(page, "Nouvel état", "En cours")
    fill(page, "Note ou motif", "Le living lab a commencé.")
    page.get_by_role("button", name=SAVE).click()
    expect(page.get_by_text("Depuis le\u00a0» est vide")).to_be_visible()
    settle(page)
    since(page).press_sequentially("01/03/26")
    page.get_by_role("button", name=SAVE).click()  # the field was not left before
    expect(page.get_by_text("en cours depuis le 1er mars 2026").first).to_be_visible()


def test_a_day_is_clicked_in_the_calendar(visit: Visit) -> None:
    page = open_at(visit("contractor"), DECLARE)
    page.get_by_role("button", name="Choisir dans le calendrier\u00a0: Depuis le").press("Enter")
    calendar = page.locator("[class*=st-key-date_effective] input[type=date]")
    with asking(page):
        calendar.evaluate(
            """(field) => {
              field.value = "2026-03-01";
              field.dispatchEvent(new Event("change", {bubbles: true}));
            }"""
        )
    expect(since(page)).to_have_value("01/03/2026")
