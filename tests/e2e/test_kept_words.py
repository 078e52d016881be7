"""What is typed is never lost: whatever field, whatever way one leaves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import update

from models import WebSession
from models.database import Database
from tests.e2e.conftest import Visit
from tests.e2e.pages import PHASE, SIGN_IN, STREAMLIT
from tests.e2e.test_journeys import sign_in
from tests.e2e.watching import open_at, settle

pytestmark = pytest.mark.browser
MANY = 20  # fields that were found, so that the journey has tried something

# Filters are not words: what they hold is in the address.
FIELDS = (
    "':is([data-testid=stTextInput], [data-testid=stTextArea])"
    ":not([class*=_choose_] *, [class*=_frame_] *) :is(textarea, input[type=text])'"
)
NAMES = """field => [...field.closest("[class*='st-key-']")?.classList ?? []]
  .find(name => name.startsWith("st-key-"))"""
# As typing does, in fields behind tabs and folds too: nothing is sent before they are left.
TYPE = f"""() => [...document.querySelectorAll({FIELDS})].map((field, number) => {{
  const words = `mot ${{number}}`;
  Object.getOwnPropertyDescriptor(field.constructor.prototype, "value").set.call(field, words);
  field.dispatchEvent(new Event("input", {{bubbles: true}}));
  return [({NAMES})(field) ?? field.getAttribute("aria-label"), words];
}})"""
READ = f"""() => [...document.querySelectorAll({FIELDS})].map(
  (field) => [({NAMES})(field) ?? field.getAttribute("aria-label"), field.value])"""


@pytest.mark.parametrize("role", ["lead", "contractor"])
def test_words_come_back_into_every_field_of_every_page(visit: Visit, role: str) -> None:
    page, typed, last, tried = visit(role), [], "/", 0
    for address in STREAMLIT.values():
        open_at(page, address)
        if not (written := page.evaluate(TYPE)):
            continue
        typed, last = written, address
        tried += len(typed)
        open_at(page, "/aide")
        open_at(page, address)
        expect_words(page, typed)
    open_at(page, last)
    page.evaluate(TYPE)
    page.reload()
    settle(page)
    expect_words(page, typed)
    assert tried > MANY


def expect_words(page: Page, typed: list[list[str]]) -> None:
    """The same words in the same fields."""
    found = f"JSON.stringify(({READ})()) === JSON.stringify(typed)"
    page.wait_for_function(f"typed => {found}", arg=typed)


def test_a_session_that_ends_loses_no_word(live: Visit, tmp_path: Path) -> None:
    page = open_at(live("contractor"), PHASE)
    note = page.get_by_role("textbox", name="Note ou motif")
    note.press_sequentially("Écrit avant la fin.")
    tabs = page.context.pages
    rest(tmp_path / "house" / "suivi.db", timedelta(minutes=31))
    page.keyboard.press("Tab")
    page.get_by_role("link", name="Se connecter").click()
    sign_in(page, "contractor")
    expect(note).to_have_value("Écrit avant la fin.")
    assert page.url.endswith(PHASE)
    assert page.context.pages == tabs


def test_a_session_about_to_end_says_so_and_is_prolonged(live: Visit, tmp_path: Path) -> None:
    page = open_at(live("contractor"), PHASE)
    rest(tmp_path / "house" / "suivi.db", timedelta(minutes=27))
    look_again(page)
    expect(page.get_by_text("Votre session se termine dans 3 minutes")).to_be_visible()
    page.get_by_role("button", name="Rester connecté").click()
    expect(page.get_by_text("Votre session se termine")).to_have_count(0)
    rest(tmp_path / "house" / "suivi.db", timedelta(minutes=31))
    look_again(page)
    expect(page.get_by_role("link", name="Se reconnecter")).to_have_attribute(
        "href", f"{SIGN_IN}?next=%2Fphase%3Fterritoire%3Dherstal%26phase%3DP07"
    )


def look_again(page: Page) -> None:
    """As one does who comes back to the tab."""
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")


def rest(path: Path, lately: timedelta) -> None:
    """Nobody did anything for that long."""
    database = Database(f"sqlite:///{path}")
    with database.write() as session:
        session.execute(update(WebSession).values(last_seen_at=datetime.now(UTC) - lately))
    database.dispose()


def test_what_is_recorded_does_not_come_back_as_typed(live: Visit) -> None:
    page = open_at(live("contractor"), PHASE)
    page.get_by_text("Écrire un commentaire").click()
    page.get_by_label("Commentaire", exact=True).fill("Un mot envoyé.")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_text("Commentaire envoyé")).to_be_visible()
    open_at(page, PHASE)
    expect(page.get_by_label("Commentaire", exact=True)).to_have_value("")
