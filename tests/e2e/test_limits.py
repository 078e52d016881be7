"""How much a field takes is told while one types, in every field of text of every page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.pages import DECLARE, STREAMLIT
from tests.e2e.watching import open_at

pytestmark = pytest.mark.browser
# Three characters too many in each; what holds a date has no length, and looks into what it says.
OVERFILL = """() => [...document.querySelectorAll(
  "[data-testid='stTextInput'] input, [data-testid='stTextArea'] textarea")]
  .map((field) => {
    const name = [...field.closest("[class*='st-key-']").classList]
      .find((one) => one.startsWith("st-key-"));
    const limit = Number(/m(\\d+)$/.exec(name)?.[1]);
    if (!limit) return [name, null];
    const kind = Object.getPrototypeOf(field);
    const put = Object.getOwnPropertyDescriptor(kind, "value").set;
    put.call(field, "é".repeat(limit + 3));
    field.dispatchEvent(new Event("input", { bubbles: true }));
    const box = field.closest("[data-testid='stTextInput'], [data-testid='stTextArea']");
    return [name, box.querySelector(".compteur")?.textContent ?? ""];
  })"""
WITHOUT_LIMIT = ("st-key-date_", "st-key-search", "st-key-frame_", "st-key-choose_")


@pytest.mark.parametrize("role", ["lead", "contractor"])
def test_every_field_of_text_tells_how_much_is_too_much(visit: Visit, role: str) -> None:
    page, told = visit(role), 0
    for address in STREAMLIT.values():
        open_at(page, address)
        for name, words in page.evaluate(OVERFILL):
            if words is None:
                assert name.startswith(WITHOUT_LIMIT), (address, name)
                continue
            assert words == "3 caractères de trop.", (address, name)
            told += 1
    assert told > 20


def test_what_is_left_is_told_near_the_end_only(live: Visit) -> None:
    page = open_at(live("contractor"), DECLARE)
    note = page.get_by_role("textbox", name="Note ou motif").first
    note.fill("x" * 100)
    expect(page.locator(".compteur")).to_have_count(0)
    note.fill("👍" * 990)
    expect(page.get_by_role("status").filter(has_text="Encore 10 caractères.")).to_be_visible()
    note.fill("x" * 1_012)
    expect(page.get_by_text("12 caractères de trop.")).to_be_visible()
    note.press("Tab")
    expect(page.get_by_text("compte 1012 caractères")).to_be_visible()
