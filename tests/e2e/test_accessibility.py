"""No page has an English word or a fault that axe-core finds, light or dark, on a desk or on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests import doses
from tests.doses import Giver
from tests.e2e.conftest import Visit
from tests.e2e.faults import (
    SCHEMES,
    VARIANTS,
    Scheme,
    faults_at,
    size,
    violations,
    wider_than_the_screen,
)
from tests.e2e.french import english_on
from tests.e2e.pages import DECLARE, PLAIN, SIGN_IN, STREAMLIT
from tests.e2e.watching import open_at, open_list, settle

pytestmark = pytest.mark.browser
both_schemes = pytest.mark.parametrize("scheme", SCHEMES)


@pytest.mark.parametrize(("scheme", "width"), VARIANTS, ids=lambda one: str(one))
def test_every_page_is_french_and_accessible(
    visit: Visit, scheme: Scheme, width: int, dose: Giver
) -> None:
    """To a lead whose browser is set to English. In the usual dose a page is looked at in one
    variant, and its neighbours in the list in the three others."""
    page = visit("lead", locale="en-US", color_scheme=scheme, viewport=size(width))
    pages = list(STREAMLIT.items())
    if dose(doses.VARIANTS) < len(VARIANTS):
        pages = pages[VARIANTS.index((scheme, width)) :: len(VARIANTS)]
    found = [f"{name} : {fault}" for name, address in pages for fault in faults_at(page, address)]
    assert found == []


@pytest.mark.parametrize(("scheme", "width"), VARIANTS, ids=lambda one: str(one))
def test_every_page_outside_streamlit_is_french_and_accessible(
    visit: Visit, scheme: Scheme, width: int
) -> None:
    options = {"locale": "en-US", "color_scheme": scheme, "viewport": size(width)}
    stranger, lead = visit(**options), visit("lead", **options)
    found = []
    for page, address in [(stranger, SIGN_IN), *((lead, one) for one in PLAIN.values())]:
        page.goto(address)
        found += [f"{address} : {one}" for one in [*violations(page), *english_on(page)]]
        expect(page.get_by_role("contentinfo")).to_contain_text(
            "Accessibilité\u00a0: partiellement"
        )
        assert wider_than_the_screen(page) == 0
    assert found == []


@both_schemes
def test_what_opens_is_accessible_too(visit: Visit, scheme: Scheme) -> None:
    page = open_at(visit("lead", color_scheme=scheme), DECLARE)
    page.get_by_role("button", name="Aujourd’hui").click()
    page.get_by_text("Tous les écrans montrent").wait_for()
    settle(page)
    found = violations(page, ".st-key-day-panel")
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-day-panel")).to_have_count(0)
    settle(page)
    page.locator("[data-id='who']").click()
    page.get_by_role("button", name="Se déconnecter").wait_for()
    found += violations(page, "[class*='st-key-top-bar']")
    page.keyboard.press("Escape")  # the list would open below the screen
    open_list(page, "Nouvel état")
    assert found + violations(page) == []


@both_schemes
@pytest.mark.parametrize("opener", ["trois étaient en cours", "source : 10 phases sans nouvelles"])
def test_a_clause_or_a_line_opens_in_one_click_the_words_that_it_rests_on(
    visit: Visit, scheme: Scheme, opener: str
) -> None:
    page = open_at(visit("ministry", color_scheme=scheme, viewport=size(390)), "/")
    clause = page.get_by_role("button", name=opener).first
    clause.click()
    panel = page.get_by_role("dialog")
    words = panel.get_by_text("les phases 4, 5 et 6 sont construites")
    expect(words).to_be_in_viewport(ratio=1)
    expect(panel.get_by_text("selon la source").first).to_be_in_viewport()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(clause).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Herstal, phase 4", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("4. ")
