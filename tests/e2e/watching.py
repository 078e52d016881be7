"""Opening pages and acting on them as a person would, each time until the answer is drawn."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser import READY, wait_until_ready
from tests.e2e.wire import asking, wire_of

FORMS = "[data-testid='stForm'], textarea, [data-testid='stBaseButton-primary']"
# Everything is drawn, the parts fetched on first use have come, none is still unfolding (a list that
# opens beside one closes again), and no traceback is among them.
DRAWN = f"""() => document.querySelector('{READY}')
  && !document.querySelector('[data-testid="stSkeleton"]')
  && !document.getAnimations().some((one) => one.constructor === Animation)
  && (document.querySelector('[data-testid="stException"]') ? "broken" : "whole")"""


def open_at(page: Page, address: str) -> Page:
    """Open an address of ours, and wait until everything on it is drawn."""
    page.goto(address)
    settle(page)
    return page


def settle(page: Page) -> None:
    """All that was asked has been answered, and the parts fetched on first use have come."""
    wait_until_ready(page)
    wire_of(page).rest()
    assert page.wait_for_function(DRAWN).json_value() == "whole"


def open_list(page: Page, name: str) -> Locator:
    """Show the choices of a list, the last one of that name. What moves beside it closes it again,
    such as a part that is still unfolding: then one opens it once more, as anybody would."""
    field = page.get_by_role("combobox", name=name).filter(visible=True).last
    field.scroll_into_view_if_needed()
    settle(page)

    def is_open() -> bool:
        if field.get_attribute("aria-expanded") != "true":
            field.click()
        return page.get_by_role("option").first.is_visible()

    wire_of(page).wait(is_open, f"la liste « {name} » ne s’ouvre pas")
    return field


def close_list(field: Locator) -> None:
    """Before anything else is clicked: the first click beside an open list only closes it."""

    def is_closed() -> bool:
        if field.get_attribute("aria-expanded") != "true":
            return True
        field.press("Escape")
        return False

    wire_of(field.page).wait(is_closed, "la liste ne se ferme pas")
    expect(field.page.get_by_role("option")).to_have_count(0)


def choose(page: Page, label: str, option: str) -> None:
    open_list(page, label)
    with asking(page):
        page.get_by_role("option", name=option).first.click()
    settle(page)


def type_day(page: Page, label: str, typed: str, *, within: Locator | None = None) -> None:
    """Type a date, as people do, in the first field of that name in sight, and leave it."""
    field = (within or page).get_by_role("textbox", name=label).filter(visible=True).first
    field.fill("")
    field.press_sequentially(typed)
    with asking(page):
        page.keyboard.press("Tab")
    settle(page)


def fill(page: Page, label: str, text: str, *, exact: bool = False) -> None:
    """Write other words into a field, and leave it."""
    named = page.get_by_label(label, exact=exact)  # its help and its anchor have that name too
    field = page.locator("input, textarea").and_(named).filter(visible=True)
    field.fill(text)
    with asking(page):
        field.press("Tab")
    settle(page)


def tick(choice: Locator) -> None:
    """Take a choice of those that all stand on the page."""
    with asking(choice.page):
        choice.click()
    settle(choice.page)


def attach(page: Page, file: str | Path | FilePayload) -> None:
    """Give a file to the one field for files in sight."""
    with asking(page):
        page.locator("input[type=file]").set_input_files(file)
    settle(page)


def act(page: Page, button: str) -> None:
    """Unfold the form of what may be done on a sheet."""
    page.get_by_role("button", name=button, exact=True).click()
    settle(page)


def press(page: Page, button: str, told: str) -> None:
    """Press, and read what was saved."""
    page.get_by_role("button", name=button, exact=True).filter(visible=True).click()
    expect(page.get_by_text(told).first).to_be_visible()
    settle(page)


def assert_finds_no_form(reader: Page, *addresses: str) -> None:
    """Where they are, and at those addresses."""
    settle(reader)
    assert reader.locator(FORMS).count() == 0, reader.url
    for address in addresses:
        open_at(reader, address)
        assert reader.locator(FORMS).count() == 0, address
