"""Who is given a browser that others used finds nothing of theirs in it, and is watched."""

from __future__ import annotations

import pytest

from tests.browser import Chromium
from tests.e2e.conftest import House
from tests.e2e.evidence import Witness
from tests.e2e.pages import SIGN_IN

pytestmark = pytest.mark.browser
REMEMBERED = "() => [document.cookie, localStorage.length, sessionStorage.length]"
BEACON = "() => void navigator.sendBeacon('https://exemple.be/x')"
FETCH = "() => void fetch('https://exemple.be/x').catch(() => 0)"


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
        assert second.cookies() == []
        assert [kept.url for kept in second.pages] == [f"{museum.url}/robots.txt"]
        page = second.new_page()
        page.goto(SIGN_IN)
        assert page.evaluate(REMEMBERED) == ["", 0, 0]


@pytest.mark.parametrize(
    ("address", "ask"), [("about:blank", FETCH), (SIGN_IN, FETCH), (SIGN_IN, BEACON)]
)
def test_a_page_that_asks_another_host_is_noted(
    chromium: Chromium, museum: House, witness: Witness, address: str, ask: str
) -> None:
    with chromium.context(museum.url) as context:
        page = context.new_page()
        witness.watch(page, "lead")
        page.goto(address)
        with page.expect_console_message():
            page.evaluate(ask)
    assert witness.faults
    assert all("exemple.be" in fault for fault in witness.faults)
    witness.faults.clear()
