"""How one goes from page to page: in one tab, a click away, and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.pages import PHASE
from tests.e2e.strain import hidden_focus
from tests.e2e.watching import choose, open_at, settle
from ui.navigation import MENU, TOOLS

pytestmark = pytest.mark.browser


def test_a_link_in_a_text_is_followed_in_its_tab_on_its_day_and_back(visit: Visit) -> None:
    page = open_at(visit("ministry"), "/phase?territoire=herstal&phase=P07&au=2024-02-07")
    title = page.get_by_role("heading", level=1)
    tabs = len(page.context.pages)
    page.locator("a[href^='/passage']").first.click()
    expect(title).to_have_text("Décision de passage de la phase 7")
    settle(page)
    assert "au=2024-02-07" in page.url
    assert len(page.context.pages) == tabs
    page.go_back()
    expect(title).to_have_text(re.compile("Mise en situation"))


def test_every_page_is_two_clicks_away_without_ones_own_menu(visit: Visit) -> None:
    page = open_at(visit("lead"), "/vue-d-ensemble")
    found: set[str] = set()
    for bar in ("Pages", "Suivre et comprendre"):
        entries = page.get_by_role("navigation", name=bar).get_by_role("link")
        for number in range(entries.count()):
            entries.nth(number).click()
            settle(page)
            expect(entries.nth(number)).to_have_attribute("aria-current", "page")
            found |= {page.url, *tabs(page)}
    addresses = {f"/{entry.address}" for section in (*MENU, *TOOLS) for entry in section.pages}
    assert addresses == {re.sub("https?://[^/]*", "", one) for one in found}


def tabs(page: Page) -> list[str]:
    """The addresses of the pages beside the one shown."""
    ways = page.get_by_role("navigation", name="Dans cette partie").get_by_role("link")
    hrefs: list[str] = ways.evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    return hrefs


def test_the_page_that_came_is_told_to_who_listens(visit: Visit) -> None:
    page = open_at(visit("ministry"), "/vue-d-ensemble")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Territoires").click()
    expect(page.get_by_role("status").filter(has_text="Territoires")).to_have_count(1)


def test_the_choice_of_the_day_hangs_from_the_bar_and_folds_by_itself(visit: Visit) -> None:
    page = open_at(visit("ministry"), "/territoire")
    title, day = page.get_by_role("heading", level=1), page.locator("[data-id='day']")
    field = page.get_by_role("textbox", name="État au")
    before = title.bounding_box()
    day.click()
    expect(field).to_be_focused()
    settle(page)
    assert title.bounding_box() == before  # it hangs over the page
    page.get_by_role("button", name="la réponse au Parlement").click()
    expect(field).to_have_count(0)
    settle(page)
    day.click()
    expect(field).to_have_value("07/02/2024")
    settle(page)
    page.keyboard.press("Escape")
    expect(field).to_have_count(0)
    expect(day).to_be_focused()
    day.click()
    expect(field).to_be_visible()
    settle(page)
    title.click()
    expect(field).to_have_count(0)
    day.click()
    expect(field).to_be_visible()
    settle(page)
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Livrables").click()
    expect(title).to_have_text("Livrables")
    settle(page)
    expect(field).to_have_count(0)


@pytest.mark.parametrize(
    ("address", "label", "option", "told"),
    [
        ("/livrables", "Territoire", "Herstal", "43 livrables"),
        ("/calendrier", "Territoire", "Herstal", "Dernier état connu"),
    ],
)
def test_what_a_filter_leaves_is_told_to_listeners(
    visit: Visit, address: str, label: str, option: str, told: str
) -> None:
    page = open_at(visit("lead"), address)
    said = page.get_by_role("status").filter(has_text=told)
    expect(said).to_have_count(0)
    choose(page, label, option)
    expect(said).to_have_count(1)


@pytest.mark.parametrize(("width", "height"), [(320, 256), (1280, 720)])
@pytest.mark.parametrize(
    "address", [f"{PHASE}&au=2024-02-07", PHASE, "/parties-prenantes", "/portrait"]
)
def test_nothing_that_has_the_focus_stands_under_the_bar(
    visit: Visit, address: str, width: int, height: int
) -> None:
    """Backwards, from the end of the page: what comes into sight comes from above."""
    page = open_at(visit("lead", viewport={"width": width, "height": height}), address)
    assert hidden_focus(page, 50) == []


def test_the_row_of_an_account_opens_its_form(live: Visit) -> None:
    live("contractor")
    page = live("lead")
    open_at(page, "/comptes")
    page.get_by_role("button", name="Modifier : Compte contractor@exemple.be").click()
    chosen = page.get_by_role("combobox", name="Compte à modifier")
    expect(chosen).to_have_value("Compte contractor@exemple.be")
    expect(page.get_by_role("button", name="Désactiver le compte")).to_be_visible()
