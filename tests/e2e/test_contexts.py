"""Who is given a browser that others used finds nothing of theirs in it."""

from __future__ import annotations

import pytest

from tests.browser import Chromium
from tests.e2e.conftest import House
from tests.e2e.pages import SIGN_IN

pytestmark = pytest.mark.browser
REMEMBERED = "() => [document.cookie, localStorage.length, sessionStorage.length]"


def test_the_next_one_finds_nothing_of_the_last(chromium: Chromium, museum: House) -> None:
    with chromium.context(museum.url) as first:
        page = first.new_page()
        page.goto(SIGN_IN)
        page.evaluate("""() => {
          document.cookie = "a=1"; localStorage.setItem("a", "1"); sessionStorage.setItem("a", "1");
        }""")
        first.add_cookies([museum.cookie("lead")])
        assert page.evaluate(REMEMBERED) == ["a=1", 1, 1]
    with chromium.context(museum.url) as second:
        assert second is first
        assert (second.cookies(), second.pages) == ([], [])
        page = second.new_page()
        page.goto(SIGN_IN)
        assert page.evaluate(REMEMBERED) == ["", 0, 0]
