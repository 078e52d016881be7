"""A browser set to English reads French everywhere: on screen, in its menus, by its screen reader."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.pages import PHASE, PLAIN, SIGN_IN, STREAMLIT
from tests.e2e.watching import open_at, open_list
from tests.worlds import real_catalog

pytestmark = pytest.mark.browser
# Words that English has and French has not, and those that Streamlit writes by itself.
ENGLISH = re.compile(
    r"\b(the|of|and|to|is|are|was|been|has|have|your|you|with|from|this|that|these|which|when|"
    r"please|error|errors|encountered|app|select|selected|choose|clear|open|search|show|"
    r"hide|add|remove|delete|next|previous|month|year|day|today|yesterday|press|submit|"
    r"apply|loading|running|stop|rerun|settings|theme|light|dark|system|print|help|link|heading|"
    r"skip|content|view|more|less|fullscreen|download|column|row|results?|options?|available|"
    r"calendar|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|connection|connecting|"
    r"upload|browse|files?|copy|copied|undo|empty|main|menu bar|not found|page not|value)\b",
    re.IGNORECASE,
)
# English by right: words of the source, logins of the tests, and the column of the glossary.
TERMS = "|".join(
    re.escape(term) for term in sorted((one.en for one in real_catalog().glossary), key=len)[::-1]
)
NAMES = re.compile(rf"living[- ]lab|one-stop-shop|\b\w+@exemple\.be|{TERMS}", re.IGNORECASE)
FAILURE = "This app has encountered an error. The original error message is redacted."
SPOKEN = """() => {
  const found = new Set(), names = ["aria-label", "aria-description", "aria-valuetext",
    "aria-roledescription", "alt", "title", "placeholder"];
  const walk = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (["SCRIPT", "STYLE", "NOSCRIPT"].includes(one.tagName) || !one.checkVisibility()) continue;
      if (one.closest("[data-testid='stIconMaterial'], [translate='no'], [data-testid='stAlertDynamicIcon']")) continue;
      for (const name of names) if (one.getAttribute(name)) found.add(one.getAttribute(name));
      for (const node of one.childNodes)
        if (node.nodeType === Node.TEXT_NODE && node.nodeValue.trim()) found.add(node.nodeValue.trim());
      if (one.shadowRoot) walk(one.shadowRoot);
    }
  };
  walk(document);
  return [document.title, ...found];
}"""


@pytest.fixture
def english(visit: Visit) -> Page:
    """A lead whose browser speaks English."""
    return visit("lead", locale="en-US")


def test_no_page_holds_an_english_word(english: Page, visit: Visit) -> None:
    found = {}
    for name, address in STREAMLIT.items():
        found[name] = english_on(open_at(english, address))
        assert english.locator("html").get_attribute("lang") == "fr"
    stranger = visit(locale="en-US")
    for page, address in [(stranger, SIGN_IN), *((english, one) for one in PLAIN.values())]:
        page.goto(address)
        found[address] = english_on(page)
    assert {name: words for name, words in found.items() if words} == {}


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
    told = "La date est hors du calendrier : choisissez entre le 01/01/2000 et le 31/12/2099."
    expect(english.get_by_role("alert").filter(has_text=told)).to_have_text(told)
    expect(english.get_by_test_id("stTooltipErrorContent")).to_have_text(f"Erreur. {told}")
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


def english_on(page: Page) -> list[str]:
    """The texts and accessible names of the page that hold an English word."""
    return [text for text in page.evaluate(SPOKEN) if ENGLISH.search(NAMES.sub("", text))]
