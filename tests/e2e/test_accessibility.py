"""axe-core finds nothing to say of any page, light or dark, on a desk or on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.conftest import Visit
from tests.e2e.pages import PHASE, PLAIN, SIGN_IN, STREAMLIT
from tests.e2e.watching import open_at, open_list, settle

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Streamlit lays the choices of a list over the page, outside of every landmark; their place in the
# order of reading is that of the field that opens them.
OVERLAY = {"exclude": [["[role='listbox']"]]}
SIZES = {"desk": 1280, "phone": 390}

pytestmark = pytest.mark.browser
both_schemes = pytest.mark.parametrize("scheme", ["light", "dark"])
both_sizes = pytest.mark.parametrize("width", SIZES.values(), ids=SIZES)


@both_sizes
@both_schemes
def test_every_page_is_accessible(visit: Visit, scheme: str, width: int) -> None:
    page = visit("lead", color_scheme=scheme, viewport={"width": width, "height": 900})
    found = []
    for name, address in STREAMLIT.items():
        open_at(page, address)
        found += [f"{name} : {violation}" for violation in violations(page)]
        if wider := wider_than_the_screen(page):
            found.append(f"{name} : {wider} px de trop en largeur")
    assert found == []


@both_sizes
@both_schemes
def test_every_page_outside_streamlit_is_accessible(visit: Visit, scheme: str, width: int) -> None:
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}
    stranger, lead = visit(**options), visit("lead", **options)
    found = []
    for page, address in [(stranger, SIGN_IN), *((lead, one) for one in PLAIN.values())]:
        page.goto(address)
        found += [f"{address} : {violation}" for violation in violations(page)]
        assert wider_than_the_screen(page) == 0
    assert found == []


@both_schemes
def test_what_opens_is_accessible_too(visit: Visit, scheme: str) -> None:
    page = open_at(visit("lead", color_scheme=scheme), PHASE)
    page.get_by_role("button", name="Aujourd’hui").click()
    page.get_by_text("Tous les écrans montrent").wait_for()
    settle(page)
    found = violations(page)
    page.keyboard.press("Escape")
    page.locator("[data-id='who']").click()
    page.locator("[data-id='more'], [data-id='pages']").click()
    page.get_by_role("button", name="Se déconnecter").wait_for()
    found += violations(page)
    page.keyboard.press("Escape")  # the list would open below the screen
    open_list(page, "Nouvel état")
    assert found + violations(page) == []


def violations(page: Page) -> list[str]:
    """Each rule broken, with the first place where it is."""
    results = Axe().run(page, OVERLAY, options={"runOnly": RULES, "resultTypes": ["violations"]})
    return [
        f"{one['id']} ({one['impact']}) {one['nodes'][0]['target']} {one['nodes'][0]['html'][:160]}"
        for one in results.response["violations"]
    ]


def wider_than_the_screen(page: Page) -> int:
    """By how many pixels the page itself would scroll sideways."""
    return int(
        page.evaluate(
            """() => Math.max(...[document.documentElement, document.querySelector("[data-testid=stMain]")]
                .filter(Boolean).map((one) => one.scrollWidth - one.clientWidth))"""
        )
    )
