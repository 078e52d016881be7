"""What people typed is shown as typed: asked of a real browser, since only it knows what it draws."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2 as httpx
import pytest
from hypothesis import given
from hypothesis.strategies import text
from playwright.sync_api import Page

from settings import ROOT
from tests.browser import wait_until_ready
from tests.server import PATIENCE, free_port
from ui.widgets.text import as_read, plain

TYPED = (
    "![x](http://exemple.invalid/x.png)",
    "[a](javascript:alert(1)) [b](http://exemple.invalid)",
    "http://exemple.invalid www.exemple.invalid a@exemple.be",
    "<b>gras</b><img src=x onerror=alert(1)>",
    ":material/home: :streamlit: :red[rouge] :smile: :red-badge[x]",
    "$x^2$ et $$y$$ et `code` et *gras* et ~~rayé~~",
    "# titre",
    "- liste",
    "1. liste",
    "> citation",
    "a -> b <- c -- d >= e <= f ~= g",
    "&amp; | a | b |",
)
DRAWN = "a, img, code, strong, em, del, b, h1, ol, blockquote, .katex, span"
SCRIPT = """
import streamlit as st
from tests.ui.test_text import TYPED
from ui.widgets.text import plain

st.table([{"note": plain(typed)} for typed in TYPED], hide_index=True)
for typed in TYPED:
    st.markdown(f"{plain(typed)}")
"""


@given(text())
def test_what_was_made_literal_reads_as_it_was_typed(typed: str) -> None:
    read = " ".join(typed.replace("« ", "«\u00a0").replace(" »", "\u00a0»").splitlines())
    assert as_read(plain(typed)) == read.replace("\u2060", "")


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where a Streamlit script shows each text in a table and in a paragraph."""
    script, port = tmp_path / "texts.py", free_port()
    script.write_text(f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{SCRIPT}", encoding="utf-8")
    options = ("--server.port", str(port), "--server.address", "127.0.0.1")
    command = (sys.executable, "-m", "streamlit", "run", str(script), *options)
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        yield _answering(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _answering(url: str) -> str:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"{url}/_stcore/health").is_success:
                return url
        except httpx.TransportError:
            time.sleep(0.1)
    raise TimeoutError(url)


@pytest.mark.browser
def test_a_browser_draws_nothing_but_the_text(address: str, page: Page) -> None:
    page.goto(address)
    wait_until_ready(page)
    texts = page.locator("td, [data-testid=stMarkdown]")
    texts.nth(2 * len(TYPED) - 1).wait_for()
    seen = [text.replace("\u2060", "").strip() for text in texts.all_inner_texts()]
    assert seen == [*TYPED, *TYPED]
    assert texts.locator(DRAWN).count() == 0


def test_lines_are_joined() -> None:
    assert plain("un\ndeux") == "un deux"
