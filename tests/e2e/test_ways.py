"""How one goes from page to page: in one tab, a click away, and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.watching import open_at, settle

pytestmark = pytest.mark.browser


def test_a_link_in_a_text_is_followed_in_its_tab_on_its_day_and_back(visit: Visit) -> None:
    page = open_at(visit("ministry"), "/phase?territoire=herstal&phase=P07&au=2024-02-07")
    title = page.get_by_role("heading", level=1)
    tabs = len(page.context.pages)
    page.locator("a[href^='/passage']").first.click()
    expect(title).to_have_text("Passage de la phase 7")
    settle(page)
    assert "au=2024-02-07" in page.url
    assert len(page.context.pages) == tabs
    page.go_back()
    expect(title).to_have_text(re.compile("Mise en situation"))
