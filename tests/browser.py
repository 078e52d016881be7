"""A Chromium for the tests, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = (
    "chromium-headless-shell",  # opens and draws sooner: it has no windows
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
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # this machine is all there is
    # All pages of a context in one process, in which one of them stays open: see Room.
    "--process-per-site",
    # A page of a journey lives for seconds: scripts compiled for longer, and many small
    # collections of their objects, cost more than they bring.
    "--js-flags=--no-maglev --no-opt --min-semi-space-size=64 --max-semi-space-size=64",
)
# Streamlit says so itself when the script is over and every message is drawn.
READY = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'
TOLD = "local_storage,indexeddb,cache_storage,service_workers"


class NoBrowser(Exception):
    """There is no Chromium on this machine."""


def find_chromium() -> Path:
    for name in (os.environ.get("SUIVI_CHROMIUM", ""), *NAMES):
        if name and (found := shutil.which(name)):
            return Path(found)
    raise NoBrowser("Chromium est introuvable : installez-le ou indiquez-le par SUIVI_CHROMIUM")


@dataclass
class Room:
    """A context that one person after another has. A page of it stays open, so that the process
    lives on in which the scripts of the application are compiled: half of what a page costs."""

    context: BrowserContext
    url: str
    _parked: Page | None = None

    def forget(self) -> None:
        """Close the pages, and lose whatever they were told."""
        parked = self._parked = self._parked or self._park()
        for page in self.context.pages:
            if page is not parked:
                page.close()
        session = self.context.new_cdp_session(parked)
        session.send("Storage.clearDataForOrigin", {"origin": self.url, "storageTypes": TOLD})
        session.detach()
        self.context.clear_cookies()

    def _park(self) -> Page:
        """On an address of the application that runs nothing."""
        page = self.context.new_page()
        page.goto(f"{self.url}/robots.txt")
        return page


@dataclass
class Chromium:
    """A running browser, and the contexts in which nobody is at the moment, by what was asked of
    them."""

    browser: Browser
    _idle: dict[str, list[Room]] = field(default_factory=lambda: defaultdict(list))

    @contextmanager
    def context(self, url: str, **options: Any) -> Iterator[BrowserContext]:
        """Somebody of their own at that address. The scripts that were fetched there before are
        still known, and nothing else is."""
        idle = self._idle[f"{url} {sorted(options.items())}"]
        room = idle.pop() if idle else Room(self.browser.new_context(base_url=url, **options), url)
        yield room.context
        room.forget()
        idle.append(room)


@contextmanager
def running_chromium() -> Iterator[Browser]:
    executable = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def another(beside: Chromium) -> Iterator[Chromium]:
    """One more Chromium beside that one, which nothing has touched yet."""
    launch = beside.browser.browser_type.launch
    browser = launch(executable_path=find_chromium(), args=ARGUMENTS)
    yield Chromium(browser)
    browser.close()


class Kept:
    """One Chromium for as long as one test with a browser follows another: while it runs, its
    thread may start no asyncio loop, and other tests do."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._chromium: Chromium | None = None

    def opened(self) -> Chromium:
        if self._chromium is None:
            self._chromium = Chromium(self._stack.enter_context(running_chromium()))
        return self._chromium

    def close(self) -> None:
        self._chromium = None
        self._stack.close()


def wait_until_ready(page: Page) -> None:
    """Until the page shows what its script has written."""
    page.wait_for_selector(READY)
