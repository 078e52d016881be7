"""One press, one act: however slow it is, and made twice."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.pages import DECLARE
from tests.e2e.reports import HIGHLIGHT, expect_reports, report_address
from tests.e2e.watching import fill, open_at, settle

pytestmark = pytest.mark.browser
SLOW = 900  # milliseconds


def press_slowly(page: Page, button: str) -> None:
    box = page.get_by_role("button", name=button).bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.wait_for_timeout(SLOW)
    page.mouse.up()


def test_a_slow_press_is_a_press_wherever_the_button_has_gone(live: Visit) -> None:
    """Leaving the field draws warnings above the button, and it moves from under the finger."""
    page = open_at(live("contractor"), DECLARE)
    page.get_by_text("Écrire un commentaire").click()
    settle(page)
    since = page.get_by_role("textbox", name="Depuis le")
    since.press_sequentially("31/02/2026")
    press_slowly(page, "Enregistrer la déclaration")
    expect(page.get_by_text("Nouvel état\u00a0» est vide")).to_be_visible()


def test_the_button_below_a_new_draft_does_not_move(live: Visit) -> None:
    expect_reports(live("lead"))
    page = open_at(live("contractor"), report_address())
    button = page.get_by_role("button", name="Remettre le rapport")
    before = button.bounding_box()
    fill(page, HIGHLIGHT, "Premier texte")
    expect(page.get_by_text("Brouillon enregistré à l’instant.")).to_be_visible()
    assert button.bounding_box() == before


def test_what_is_shown_once_is_shown_after_a_double_click(live: Visit) -> None:
    page = open_at(live("contractor"), "/mon-compte")
    fill(page, "Nom du jeton", "Tableau")
    page.get_by_role("button", name="Créer le jeton").dblclick(delay=20)
    expect(page.get_by_text("Jeton créé")).to_be_visible()
    settle(page)
    expect(page.get_by_text("s’appelle déjà")).to_have_count(0)
    expect(page.get_by_test_id("stCode").first).to_be_visible()
    expect(page.get_by_role("textbox", name="Nom du jeton")).to_have_value("")
