"""What is typed is never lost: whatever field, whatever way one leaves it."""

from __future__ import annotations

import re
import sqlite3
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest
from playwright.sync_api import Page, TimeoutError, expect
from sqlalchemy import update

from models import WebSession
from models.database import Database
from tests.browser import wait_until_ready
from tests.doses import LEAVINGS, Giver
from tests.e2e.conftest import Home, Visit
from tests.e2e.pages import DECLARE, SIGN_IN, STREAMLIT
from tests.e2e.reports import HIGHLIGHT, NEXT, expect_reports, report_address
from tests.e2e.test_deliverables import FILE
from tests.e2e.test_deliverables import HERE as DELIVERABLE
from tests.e2e.test_journeys import sign_in
from tests.e2e.watching import attach, fill, open_at, settle
from tests.e2e.wire import asking, wire_of

pytestmark = pytest.mark.browser
TWICE = 700  # milliseconds, more than what two presses of one hand take
COMING_BACK = 20_000  # milliseconds that words may take
MANY = 20  # fields that were found, so that the journey has tried something

# Filters are not words: what they hold is in the address.
FIELDS = (
    "':is([data-testid=stTextInput], [data-testid=stTextArea])"
    ":not([class*=_choose_] *, [class*=_frame_] *) :is(textarea, input[type=text])'"
)
NAMES = """field => [...field.closest("[class*='st-key-']")?.classList ?? []]
  .find(name => name.startsWith("st-key-"))"""
# As typing does, in fields behind tabs and folds too: nothing is sent before they are left.
TYPE = f"""(way) => [...document.querySelectorAll({FIELDS})].map((field, number) => {{
  const words = `mot ${{number}} (${{way}})`;
  Object.getOwnPropertyDescriptor(field.constructor.prototype, "value").set.call(field, words);
  field.dispatchEvent(new Event("input", {{bubbles: true}}));
  return [({NAMES})(field) ?? field.getAttribute("aria-label"), words];
}})"""
SENT_WHEN_LEFT = f"""() => [...document.querySelectorAll({FIELDS})]
  .some((field) => !field.closest("[data-testid='stForm']"))"""
READ = f"""() => [...document.querySelectorAll({FIELDS})].map(
  (field) => [({NAMES})(field) ?? field.getAttribute("aria-label"), field.value])"""


@dataclass(frozen=True)
class Writer:
    """Somebody on a page where one writes."""

    page: Page
    role: str
    home: Home
    address: str


def by_another_address(writer: Writer) -> None:
    open_at(writer.page, "/aide")
    open_at(writer.page, writer.address)


def by_a_reload(writer: Writer) -> None:
    writer.page.reload()


def by_the_bar_and_back(writer: Writer) -> None:
    bar = writer.page.get_by_role("navigation", name="Pages")
    bar.get_by_role("link", name="Livrables", exact=True).click()
    expect(writer.page).to_have_url(re.compile("/livrables"))
    settle(writer.page)
    writer.page.go_back()


def by_the_day(writer: Writer) -> None:
    """To the day of the public answer, where nothing is written, and back to today."""
    for button in ("Aujourd’hui", "7 février 2024", "Revenir à aujourd’hui"):
        named = writer.page.get_by_role("button", name=button).filter(visible=True)
        with asking(writer.page):
            named.first.click()
        settle(writer.page)


def by_the_end_of_the_session(writer: Writer) -> None:
    rest(writer.home, timedelta(minutes=31))
    look_again(writer.page)
    writer.page.get_by_role("link", name="Se reconnecter").click()
    sign_in(writer.page, writer.role)


def by_a_restart(writer: Writer) -> None:
    """The page finds the server again by itself, and sends what was typed meanwhile. What stands in a
    form is sent with its button only: then nothing is asked before the page is opened anew."""
    if writer.page.evaluate(SENT_WHEN_LEFT):
        send_again(writer.page, writer.home)
    else:
        writer.home.restart()
        writer.page.reload()


def send_again(page: Page, home: Home) -> None:
    """After a restart it is connected again, which counts for one, then asks for the page twice."""
    wire = wire_of(page)
    before = wire.n_asked
    home.restart()
    wire.wait(lambda: wire.n_asked >= before + 3, "la page n’a rien renvoyé")


WAYS = (
    by_another_address, by_a_reload, by_the_bar_and_back, by_the_day, by_the_end_of_the_session, by_a_restart,
)  # fmt: skip


@pytest.mark.parametrize("role", ["lead", "contractor"])
def test_words_come_back_into_every_field_of_every_page(
    live: Visit, home: Home, dose: Giver, role: str
) -> None:
    page, tried = live(role), 0
    ways = deque(WAYS)
    for address in STREAMLIT.values():
        for leave in islice(ways, dose(LEAVINGS)):
            open_at(page, address)
            if not (typed := page.evaluate(TYPE, leave.__name__)):
                break
            leave(Writer(page, role, home, address))
            settle(page)
            expect_words(page, typed)
            tried += len(typed)
        else:
            ways.rotate()
    assert tried > MANY


def test_a_link_pressed_while_words_come_back_leads_there(visit: Visit) -> None:
    page, address = visit("contractor"), STREAMLIT["stakeholders, a file"]
    open_at(page, address)
    page.evaluate(TYPE, "avant")
    for _ in range(6):  # three in five led nowhere
        open_at(page, address)
        bar = page.get_by_role("navigation", name="Pages")
        bar.get_by_role("link", name="Livrables", exact=True).click()
        expect(page.get_by_role("heading", name="Livrables", level=1)).to_be_visible()


def expect_words(page: Page, typed: list[list[str]]) -> None:
    """The same words in the same fields."""
    found = f"JSON.stringify(({READ})()) === JSON.stringify(typed)"
    with suppress(TimeoutError):
        page.wait_for_function(f"typed => {found}", arg=typed, timeout=COMING_BACK)
    assert page.evaluate(READ) == typed, page.url


def test_a_session_that_ends_loses_no_word(live: Visit, home: Home) -> None:
    page = open_at(live("contractor"), DECLARE)
    note = page.get_by_role("textbox", name="Note ou motif")
    note.press_sequentially("Écrit avant la fin.")
    tabs = page.context.pages
    rest(home, timedelta(minutes=31))
    page.keyboard.press("Tab")
    page.get_by_role("link", name="Se connecter").click()
    sign_in(page, "contractor")
    expect(note).to_have_value("Écrit avant la fin.")
    assert page.url.endswith(DECLARE)
    assert page.context.pages == tabs


def test_a_session_about_to_end_says_so_and_is_prolonged(live: Visit, home: Home) -> None:
    page = open_at(live("contractor"), DECLARE)
    rest(home, timedelta(minutes=27))
    look_again(page)
    expect(page.get_by_text("Votre session se termine dans 3 minutes")).to_be_visible()
    page.get_by_role("button", name="Rester connecté").click()
    expect(page.get_by_text("Votre session se termine")).to_have_count(0)
    rest(home, timedelta(minutes=31))
    look_again(page)
    expect(page.get_by_role("link", name="Se reconnecter")).to_have_attribute(
        "href", f"{SIGN_IN}?next=%2Fphase%3Fterritoire%3Dherstal%26phase%3DP07%26agir%3Ddeclarer"
    )


def look_again(page: Page) -> None:
    """As one does who comes back to the tab."""
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")


def rest(home: Home, lately: timedelta) -> None:
    """Nobody did anything for that long."""
    database = Database(f"sqlite:///{home.folder / 'suivi.db'}")
    with database.write() as session:
        session.execute(update(WebSession).values(last_seen_at=datetime.now(UTC) - lately))
    database.dispose()


def test_what_is_recorded_does_not_come_back_as_typed(live: Visit) -> None:
    page = open_at(live("contractor"), DECLARE)
    page.get_by_text("Écrire un commentaire").click()
    page.get_by_label("Commentaire", exact=True).fill("Un mot envoyé.")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_text("Commentaire envoyé")).to_be_visible()
    open_at(page, DECLARE)
    expect(page.get_by_label("Commentaire", exact=True)).to_have_value("")


def test_a_report_written_over_a_restart_is_in_its_draft(live: Visit, home: Home) -> None:
    expect_reports(live("lead"))
    page = open_at(live("contractor"), report_address())
    fill(page, HIGHLIGHT, "Premier atelier tenu.")
    page.get_by_label(NEXT).press_sequentially("Un second atelier.")
    home.restart()
    wait_until_ready(page)
    # What was left before is sent again only if nobody had confirmed it; what is being typed is sent
    # when it is left, as ever.
    page.get_by_label(NEXT).press("Tab")
    settle(page)
    expect(page.get_by_text("Brouillon enregistré à l’instant.")).to_be_visible()
    # In the draft itself, which a colleague of the lot finds on another machine.
    colleague = open_at(live("contractor"), report_address())
    expect(colleague.get_by_label(NEXT)).to_have_value("Un second atelier.")
    expect(colleague.get_by_label(HIGHLIGHT)).to_have_value("Premier atelier tenu.")


@pytest.mark.parametrize("is_changed", [False, True])
def test_a_file_chosen_before_a_restart_is_asked_for_again(
    live: Visit, home: Home, is_changed: bool
) -> None:
    page = open_at(live("contractor"), DELIVERABLE)
    attach(page, FILE)
    if is_changed:  # by somebody else: its form is another one then
        with sqlite3.connect(home.folder / "suivi.db") as base:
            base.execute("UPDATE deliverable SET version = version + 1")
    with asking(page):
        home.restart()
    wait_until_ready(page)
    hand_in = page.get_by_role("button", name="Déposer et remettre au FOREm")
    hand_in.click()
    pressed_at = time.monotonic()
    lost = page.get_by_text("Le fichier choisi s’est perdu avec la connexion")
    expect(lost).to_be_visible()
    expect(page.get_by_text(FILE["name"])).to_have_count(0)
    settle(page)
    attach(page, FILE)
    expect(lost).to_have_count(0)
    # No hand finds a file so fast: what comes at once is the same press (web/assets/gestes.js).
    page.wait_for_timeout(max(0, TWICE - 1000 * (time.monotonic() - pressed_at)))
    hand_in.click()
    expect(page.get_by_text("Déposé et remis")).to_be_visible()


def test_a_file_given_after_the_session_is_not_passed_over_in_silence(
    live: Visit, home: Home
) -> None:
    page = open_at(live("contractor"), DELIVERABLE)
    fill(page, "Note sur cette version", "Version relue.")
    rest(home, timedelta(minutes=31))
    page.locator("input[type=file]").set_input_files(FILE)
    page.get_by_role("link", name="Se reconnecter").click()
    sign_in(page, "contractor")
    expect(page.get_by_role("textbox", name="Note sur cette version")).to_have_value(
        "Version relue."
    )
