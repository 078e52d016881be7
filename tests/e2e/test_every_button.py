"""Every button of every page, pressed slowly and pressed twice: it does once what it does."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import func, select

from models import AuditEvent
from models.database import Database
from tests import doses
from tests.doses import BUTTONS, Giver
from tests.e2e.conftest import Visit
from tests.e2e.pages import STREAMLIT
from tests.e2e.watching import open_at, settle

pytestmark = pytest.mark.browser
SLOW = 900  # milliseconds that a finger stays down
SIGNED = ("session.opened", "session.closed")
# Those that only unfold a form record nothing.
FIND = """() => [...document.querySelectorAll("[data-testid='stButton'] button:enabled")]
  .map((button) => [...button.closest("[class*='st-key-']")?.classList ?? []]
    .find((name) => name.startsWith("st-key-")))
  .filter((name) => name && !name.startsWith("st-key-act-"))"""
# As people fill in: a day where a day is asked for, words elsewhere, the first of each choice.
FILL = """() => {
  const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  const area = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
  const boxes = "[data-testid='stTextInput'] input, [data-testid='stTextArea'] textarea";
  for (const field of document.querySelectorAll(boxes)) {
    const name = field.closest("[class*='st-key-']")?.className ?? "";
    if (/st-key-(search|date_choose|date_frame)/.test(name) || field.value) continue;
    const words = name.includes("st-key-date_") ? "15/01/2026" : "https://exemple.be/x";
    (field instanceof HTMLTextAreaElement ? area : put).call(field, words);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  }
  for (const group of document.querySelectorAll("[role='radiogroup']")) {
    if (!group.querySelector("input:checked")) group.querySelector("input")?.click();
  }
}"""
UNFOLD = """() => document.querySelectorAll("[data-testid='stExpander'] details:not([open]) > summary")
  .forEach((fold) => fold.click())"""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each role in each manner in the long run, each once in the usual one."""
    pairs = list(product(("lead", "contractor"), ("twice", "slowly")))
    is_whole = doses.amount(BUTTONS, metafunc.config) == BUTTONS.whole
    if "manner" in metafunc.fixturenames:
        metafunc.parametrize(("role", "manner"), pairs if is_whole else (pairs[0], pairs[-1]))


def test_every_button_acts_once(
    live: Visit, tmp_path: Path, dose: Giver, role: str, manner: str
) -> None:
    page, record = live(role), Database(f"sqlite:///{tmp_path / 'house' / 'suivi.db'}")
    found = [
        (address, name)
        for address in STREAMLIT.values()
        for name in ready(page, address).evaluate(FIND)
        if urlsplit(page.url).path == urlsplit(address).path  # not of a page of other roles
    ]
    assert len(found) > 10
    step = max(1, len(found) // dose(BUTTONS))
    acted = 0
    for address, name in found[::step]:
        ready(page, address)
        page.evaluate(FILL)
        settle(page)
        button = page.locator(f".{name} button").filter(visible=True).first
        if button.count() == 0:  # what was done before has taken it away
            continue
        before, refused = acts(record), refusals(page)
        press(page, name, manner)
        settle(page)
        done = acts(record) - before
        assert done <= 1, (address, name)
        if done:  # and it is said so, not that it was done already
            expect(page.get_by_test_id("stAlertContentSuccess"), name).to_have_count(1)
            settle(page)
            assert refusals(page) <= refused, (address, name)
        acted += done
    record.dispose()
    assert acted


def ready(page: Page, address: str) -> Page:
    """Open it, with all that it folds away."""
    open_at(page, address)
    page.evaluate(UNFOLD)
    settle(page)
    return page


def press(page: Page, name: str, manner: str) -> None:
    button = page.locator(f".{name} button").filter(visible=True).first
    button.scroll_into_view_if_needed()
    if manner == "twice":
        button.dblclick(delay=20)
    else:
        button.click(delay=SLOW)


def refusals(page: Page) -> set[str]:
    """What is refused on the page, in words."""
    return set(page.get_by_test_id("stAlertContentError").all_text_contents())


def acts(record: Database) -> int:
    """How many things were done: all that one click records has one instant."""
    with record.read() as session:
        instants = select(func.count(AuditEvent.recorded_at.distinct())).where(
            AuditEvent.action.not_in(SIGNED)
        )
        return session.scalar(instants) or 0
