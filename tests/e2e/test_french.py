"""A browser set to English reads French everywhere: on screen, in its menus, by its screen reader."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.french import english_on
from tests.e2e.pages import PHASE
from tests.e2e.watching import open_at, open_list

pytestmark = pytest.mark.browser
FAILURE = "This app has encountered an error. The original error message is redacted."


@pytest.fixture
def english(visit: Visit) -> Page:
    """A lead whose browser speaks English."""
    return visit("lead", locale="en-US")


def test_what_opens_holds_no_english_word(english: Page) -> None:
    open_at(english, PHASE)
    found = []
    english.get_by_role("button", name="Aujourd’hui").click()
    expect(english.get_by_text("Tous les écrans montrent")).to_be_visible()
    english.get_by_role("button", name=re.compile("^Choisir une date")).first.click()
    expect(english.get_by_role("grid")).to_be_visible()
    found += english_on(english)
    english.keyboard.press("Escape")
    open_list(english, "Nouvel état")
    found += english_on(english)
    english.keyboard.press("Escape")
    english.get_by_role("textbox", name="Note ou motif").fill("brouillon")
    assert found + english_on(english) == []


def test_a_date_outside_the_calendar_is_refused_in_french(english: Page) -> None:
    open_at(english, PHASE)
    english.get_by_role("spinbutton", name=re.compile("^année")).click()
    english.keyboard.type("1950")
    english.get_by_test_id("stDateInputError").hover()
    sentence = "La date est hors du calendrier : choisissez entre le 01/01/2000 et le 31/12/2099."
    expect(english.get_by_role("alert").filter(has_text=sentence)).to_have_text(sentence)
    expect(english.get_by_test_id("stTooltipErrorContent")).to_have_text(f"Erreur. {sentence}")
    assert english_on(english) == []


def test_an_empty_date_says_its_form_in_french(english: Page) -> None:
    open_at(english, PHASE)
    for name, form in (("jour", "jj"), ("année", "aaaa")):
        part = english.get_by_role("spinbutton", name=re.compile(f"^{name}"))
        for _ in form:  # a digit each time
            part.press("Backspace")
        expect(part).to_have_text(form)


def test_an_address_that_does_not_exist_is_said_in_french(english: Page) -> None:
    english.goto("/nulle-part")
    expect(english.get_by_text("Page introuvable")).to_be_visible()
    assert english_on(english) == []


def test_a_failure_of_ours_is_said_in_french(english: Page) -> None:
    open_at(english, "/")
    english.evaluate("(words) => document.body.append(words)", FAILURE)
    expect(english.get_by_text("Une erreur s’est produite")).to_be_visible()
    assert english_on(english) == []
