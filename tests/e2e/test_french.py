"""A browser set to English reads French everywhere: on screen, in its menus, by its screen reader."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.french import english_on
from tests.e2e.pages import DECLARE
from tests.e2e.watching import open_at, open_list

pytestmark = pytest.mark.browser
FAILURE = "This app has encountered an error. The original error message is redacted."


@pytest.fixture
def english(visit: Visit) -> Page:
    """A lead whose browser speaks English."""
    return visit("lead", locale="en-US")


def test_what_opens_holds_no_english_word(english: Page) -> None:
    open_at(english, DECLARE)
    found = []
    english.get_by_role("button", name="Aujourd’hui").click()
    expect(english.get_by_text("Tous les écrans montrent")).to_be_visible()
    found += english_on(english)
    open_list(english, "Nouvel état")
    found += english_on(english)
    english.keyboard.press("Escape")
    english.get_by_role("textbox", name="Note ou motif").fill("brouillon")
    assert found + english_on(english) == []


def test_an_address_that_does_not_exist_is_said_in_french(english: Page) -> None:
    english.goto("/nulle-part")
    expect(english.get_by_text("Page introuvable")).to_be_visible()
    assert english_on(english) == []


def test_a_failure_of_ours_is_said_in_french(english: Page) -> None:
    open_at(english, "/")
    english.evaluate("(words) => document.body.append(words)", FAILURE)
    expect(english.get_by_text("Une erreur s’est produite")).to_be_visible()
    assert english_on(english) == []
