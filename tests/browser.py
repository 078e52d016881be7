"""A Chromium for the tests, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
ARGUMENTS = (
    "--no-sandbox",  # root has none
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# Streamlit says so itself when the script is over and every message is drawn.
READY = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'


class NoBrowser(Exception):
    """There is no Chromium on this machine."""


def find_chromium() -> Path:
    for name in (os.environ.get("SUIVI_CHROMIUM", ""), *NAMES):
        if name and (found := shutil.which(name)):
            return Path(found)
    raise NoBrowser("Chromium est introuvable : installez-le ou indiquez-le par SUIVI_CHROMIUM")


@contextmanager
def running_chromium() -> Iterator[Browser]:
    executable = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def another(browser: Browser) -> Iterator[Browser]:
    """One more Chromium beside that one, which nothing has touched yet."""
    fresh = browser.browser_type.launch(executable_path=find_chromium(), args=ARGUMENTS)
    yield fresh
    fresh.close()


def wait_until_ready(page: Page) -> None:
    """Until the page shows what its script has written."""
    page.wait_for_selector(READY)
