"""Acting on a page without a browser."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

PAYLOAD = "![x](http://e) :red[x]"  # what Markdown would make something of


def click(page: AppTest, button: str) -> AppTest:
    """Press the one button that has that key, of whatever version, or those words; the page it
    leads to is whole."""
    [found] = [
        one
        for one in page.button
        if button in (one.key, one.label, str(one.key).partition("//")[0])
    ]
    found.click().run()
    assert not page.exception, [error.value for error in page.exception]
    return page


def fill(page: AppTest, key: str, value: str) -> None:
    page.text_input(key).input(value).run()
