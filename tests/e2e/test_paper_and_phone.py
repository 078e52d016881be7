"""What paper keeps of a page, and where a phone opens a wide drawing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.faults import cut_words, wider_than_the_screen
from tests.e2e.pages import DECLARE, STREAMLIT
from tests.e2e.watching import open_at

pytestmark = pytest.mark.browser
PAPER = {"width": 718, "height": 1000}
PHONE = {"width": 390, "height": 900}


def test_paper_holds_nothing_to_fill_in_and_no_way_back(visit: Visit) -> None:
    page = open_at(visit("lead", viewport=PAPER), f"{DECLARE}&onglet=Historique")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Historique")).to_be_visible()
    for role in ("textbox", "combobox", "checkbox", "spinbutton", "button"):
        expect(page.get_by_role(role).filter(visible=True)).to_have_count(0)
    expect(page.get_by_role("link", name="Herstal")).to_be_hidden()


SHRUNK = {"overview", "past", "calendar", "calendar, to date"}  # drawings that paper makes smaller


def test_paper_cuts_no_column_and_no_word(visit: Visit) -> None:
    page = visit("lead", viewport=PAPER)
    found = []
    for name, address in STREAMLIT.items():
        page.emulate_media(media="screen")
        open_at(page, address)
        page.emulate_media(media="print")
        found += [f"{name} : {one}" for one in cut_words(page)]
        if name not in SHRUNK and (wider := wider_than_the_screen(page)):
            found.append(f"{name} : {wider} px de trop en largeur")
    assert found == []


def test_the_printed_matrix_keeps_the_titles_of_the_phases(visit: Visit) -> None:
    page = open_at(visit("lead", viewport=PAPER), "/vue-d-ensemble")
    page.emulate_media(media="print")
    title = page.get_by_role("columnheader").get_by_text("Vision-missions-valeurs").bounding_box()
    assert title and title["width"] > 10 and title["height"] > 100


@pytest.mark.parametrize("width", [1024, 1280])
def test_a_small_screen_holds_the_whole_matrix_with_its_titles(visit: Visit, width: int) -> None:
    page = open_at(visit("ministry", viewport={"width": width, "height": 768}), "/vue-d-ensemble")
    frame = page.locator(".frame")
    assert frame.evaluate("one => one.scrollWidth - one.clientWidth") == 0
    inside = "one => [...one.querySelectorAll('td .cell')].every((it) => it.scrollWidth <= it.clientWidth)"
    assert frame.evaluate(inside)
    column = page.get_by_role("columnheader", name="Définition des objectifs")
    shown = "Objectifs et activités" if width < 1100 else "Définition des objectifs"
    title = column.get_by_text(shown).bounding_box()
    assert title and title["width"] > 10 and title["height"] > 10


def test_a_phone_opens_the_calendar_on_the_last_known_facts(visit: Visit) -> None:
    page = open_at(visit("lead", viewport=PHONE), "/calendrier?au=2024-02-07")
    expect(page.get_by_text("2024", exact=True).first).to_be_in_viewport()


# What is written in letters too light for white paper, with the ground of the page.
PALE = """() => {
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[0-9.]+/g).map(Number);
    return colour.includes("srgb") ? (red + green + blue) / 3 : (red + green + blue) / 765;
  };
  const inside = (root) => [...root.querySelectorAll("*")]
    .flatMap((one) => [one, ...(one.shadowRoot ? inside(one.shadowRoot) : [])]);
  const written = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const seen = (one) => one.checkVisibility() && one.getBoundingClientRect().width > 2;
  const pale = inside(document.querySelector("[data-testid=stMain]"))
    .filter((one) => written(one) && seen(one) && light(getComputedStyle(one).color) > 0.6);
  return [getComputedStyle(document.querySelector(".stApp")).backgroundColor, pale.map((one) => one.outerHTML.slice(0, 120))];
}"""


@pytest.mark.parametrize(
    "address",
    ["/portrait?territoire=herstal", "/journal", f"{DECLARE}&onglet=Historique", "/vue-d-ensemble"],
)
def test_the_dark_theme_is_printed_dark_on_white(visit: Visit, address: str) -> None:
    page = open_at(visit("lead", viewport=PAPER, color_scheme="dark"), address)
    page.emulate_media(media="print")
    assert page.evaluate(PALE) == ["rgb(255, 255, 255)", []]
