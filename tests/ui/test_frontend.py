"""The drawings in a real browser: by mouse, by keyboard, on a phone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from documents import colours
from tests.browser import wait_until_ready
from tests.e2e.faults import Scheme, drawn_variants
from tests.server import free_port
from ui.widgets.dependencies import Link, LinkKind, Node, layers_of
from ui.widgets.locator import label_places

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "ui/frontend/suivi_frontend/assets"
AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js"))
PATIENCE = 30_000  # milliseconds, on a busy machine
# Style sheets come after the drawings that they dress.
STYLED = """() => {
  const all = [...document.querySelectorAll("[data-testid='stBidiComponentIsolated'], [data-testid='stBidiComponentIsolated'] *")];
  const roots = all.map((one) => one.shadowRoot).filter(Boolean);
  const dressed = (root) => [...root.querySelectorAll("style, link[rel=stylesheet]")];
  return roots.length > 0 && roots.every((root) => dressed(root).length && dressed(root).every((one) => one.sheet));
}"""


def test_the_style_sheet_holds_the_colours_of_the_python_side():
    assert (ASSETS / "tokens.css").read_text(encoding="utf-8") == colours.stylesheet()


@pytest.mark.parametrize("name", sorted({*colours.named()} - {"ground", "panel", "line"}))
def test_a_colour_that_writes_can_be_read_on_both_grounds(name):
    tone = colours.named()[name]
    for surface in (colours.GROUND, colours.PANEL):
        assert contrast(tone.light, surface.light) >= 4.5
        assert contrast(tone.dark, surface.dark) >= 4.5


def test_phases_that_start_together_stand_on_one_line():
    nodes = [Node(key, position, key, "") for position, key in enumerate("abcd", 1)]
    links = [
        Link("a", "b", LinkKind.FINISH_START),
        Link("b", "c", LinkKind.START_START),
        Link("c", "d", LinkKind.FINISH_START),
    ]
    lines = [[node.phase_key for node in line] for line in layers_of(nodes, links)]
    assert lines == [["a"], ["b", "c"], ["d"]]


def test_a_name_hides_neither_its_neighbour_nor_a_point():
    labels = label_places(["Un", "Deux"], [(100, 100), (125, 100)])
    assert labels[0][2] != "start"  # the second point lies there
    assert labels[1][2] == "start"


@pytest.fixture(scope="module")
def gallery() -> Iterator[str]:
    """The address of a Streamlit that shows every drawing."""
    port = free_port()
    script = [sys.executable, "-m", "streamlit", "run", str(ROOT / "tests/ui/drawings.py")]
    command = [*script, "--server.headless=true", f"--server.port={port}"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, env=environment) as process:
        _wait_until_it_listens(port)
        yield f"http://127.0.0.1:{port}/"
        process.kill()  # it holds nothing; asked politely it waits for its pages to close


def _wait_until_it_listens(port: int) -> None:
    for _ in range(240):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.25)
    pytest.fail("Streamlit did not start within a minute")


DRAWINGS = 5  # on the page of drawings.py
ALL_DRAWN = """(count) => [...document.querySelectorAll("*")]
  .filter((one) => one.shadowRoot?.querySelector(".stage")?.childElementCount).length === count"""


def opened(browser: Browser, url: str, *, width: int = 1280, scheme: Scheme = "light") -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.set_default_timeout(PATIENCE)
    page.goto(url)
    wait_until_ready(page)
    # The script is over before the modules of its drawings have come: each of them draws by itself.
    page.wait_for_function(ALL_DRAWN, arg=DRAWINGS)
    return page


@pytest.mark.browser
def test_a_click_on_a_cell_tells_the_page(browser, gallery):
    page = opened(browser, gallery)
    page.locator("a[data-id='herstal/P04']").click()
    page.get_by_text("Choice(phase='P04', territory='herstal'").wait_for()
    assert page.url == gallery
    assert (
        page.evaluate(
            "performance.getEntriesByType('resource').filter((r) => r.name.startsWith('blob:'))"
        )
        == []
    )
    page.close()


@pytest.mark.browser
def test_arrows_move_and_enter_opens(browser, gallery):
    page = opened(browser, gallery)
    page.locator("a[data-id='herstal/P01']").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    page.get_by_text("Choice(phase='P03', territory='chapelle-lez-herlaimont'").wait_for()
    focused = "document.activeElement.shadowRoot.activeElement.dataset.id"
    assert page.evaluate(focused) == "chapelle-lez-herlaimont/P03"
    page.close()


@pytest.mark.browser
def test_a_line_of_the_calendar_is_chosen_by_keyboard(browser, gallery):
    page = opened(browser, gallery)
    page.locator("button[data-id='events']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_text("herstal/P01").wait_for()
    page.close()


@pytest.mark.browser
def test_a_mark_of_the_calendar_is_named_and_time_is_drawn_wider(browser, gallery):
    page = opened(browser, gallery)
    calendar = page.get_by_role("group", name="Calendrier", exact=True)
    assert calendar.locator("text", has_text="Réponse").is_visible()
    width = calendar.locator("svg").first.evaluate("one => one.clientWidth")
    quarter = page.get_by_role("button", name="Trois mois")
    quarter.press("Enter")
    assert quarter.get_attribute("aria-pressed") == "true"
    assert quarter.evaluate("one => one.getRootNode().activeElement === one")
    assert calendar.locator("svg").first.evaluate("one => one.clientWidth") > 2 * width
    # One looks closer at the last thing known, and reads of which year it is.
    assert calendar.locator("text", has_text="févr. 2024").is_visible()
    seen = "(one) => one.getBoundingClientRect()"
    answer = calendar.locator("text", has_text="Réponse").evaluate(seen)
    assert 0 < answer["x"] < 1280
    page.close()


@pytest.mark.browser
def test_on_a_phone_the_matrix_shows_one_territory_at_a_time(browser, gallery):
    page = opened(browser, gallery, width=390)
    page.get_by_role("button", name="Chapelle-lez-Herlaimont", exact=True).click()
    assert page.locator("a[data-id='herstal/P04']").count() == 0
    assert page.locator("a[data-id='chapelle-lez-herlaimont/P04']").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


@pytest.mark.browser
def test_a_table_is_sorted_in_its_groups_and_what_is_not_known_stays_last(browser, gallery):
    page = opened(browser, gallery)
    table = page.get_by_role("table", name="Objets")
    by_date = table.get_by_role("button", name="Échéance")

    def names() -> list[str]:
        return table.get_by_role("row").get_by_role("rowheader").all_inner_texts()

    assert names() == ["Seconde", "Charte", "Annexe", "Première", "Protocole", "Bilan"]
    by_date.click()
    assert names() == ["Seconde", "Charte", "Annexe", "Première", "Bilan", "Protocole"]
    by_date.press("Enter")  # the focus stays where one sorts
    assert names() == ["Seconde", "Charte", "Annexe", "Première", "Protocole", "Bilan"]
    assert table.get_by_role("columnheader", name="Échéance").get_attribute("aria-sort") == (
        "descending"
    )
    by_date.press("Enter")
    assert table.get_by_role("columnheader", name="Échéance").get_attribute("aria-sort") == "none"
    # A column that says nothing takes no room, and a table without rows says why.
    assert table.get_by_role("columnheader", name="Lot").count() == 0
    assert page.get_by_text("Il n’y a rien ici.").is_visible()
    page.close()


@pytest.mark.browser
def test_what_is_done_on_a_row_is_done_for_that_row(browser, gallery):
    page = opened(browser, gallery)
    page.get_by_role("button", name="Fait : Protocole").click()
    page.get_by_text("['Protocole']").wait_for()
    page.close()


@pytest.mark.browser
def test_on_a_phone_each_row_is_a_card_that_says_what_its_words_are(browser, gallery):
    page = opened(browser, gallery, width=390)
    day = page.get_by_role("cell", name="07/02/2024")
    assert day.evaluate("(one) => getComputedStyle(one, '::before').content") == '"Échéance :"'
    name = page.get_by_role("rowheader", name="Protocole")
    top = "(one) => one.getBoundingClientRect().top"
    assert name.evaluate(top) < day.evaluate(top)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


@pytest.mark.browser
def test_axe_finds_nothing_in_the_drawings(browser, gallery, dose):
    drawings = "axe.run({include: [['[data-testid=\"stBidiComponentIsolated\"]']]})"
    found = []
    for scheme, width in drawn_variants(dose):
        page = opened(browser, gallery, width=width, scheme=scheme)
        page.wait_for_function(STYLED)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found += page.evaluate(
            f"{drawings}.then((r) => r.violations.map((v) => [v.id, v.nodes[0].html]))"
        )
        page.close()
    assert found == []


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
