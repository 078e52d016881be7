"""Times taken inside a real Chromium: from navigation or click until the page is drawn and at rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import READY, wait_until_ready

# Streamlit says when its script is over; our drawings stand in shadow roots.
SCRIPT = """
(() => {
  const hosts = () => [...document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')];
  const holds = css => document.querySelector(css)
    || hosts().some(host => host.shadowRoot?.querySelector(css));
  const drawn = page => document.querySelector('%s') && holds(page.content)
    && (!page.title || document.querySelector('h1')?.textContent.trim() === page.title);
  window.untilDrawn = (page, since) => new Promise(done => {
    const look = () => drawn(page) ? done(performance.now() - since) : requestAnimationFrame(look);
    look();
  });
  window.onClick = page => {
    window.clicked = new Promise(done => addEventListener('click',
      event => window.untilDrawn(page, event.timeStamp).then(done), {capture: true, once: true}));
  };
})();
"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What shows that a page is there: its title, and something of its content."""

    content: str
    title: str = ""


EMPTY = Drawn('[data-testid="stMarkdown"]')
OVERVIEW = Drawn("table", "Vue d’ensemble")
DUE = Drawn("h2", "Échéances")
DIAGRAM = Drawn("svg a[data-id]")
WORK = Drawn("h2", "Mon travail")
PAGES = (
    Drawn("svg", "Calendrier"),
    Drawn('[data-testid="stMarkdown"]', "Livrables"),
    Drawn('[data-testid="stMarkdown"]', "Rapports"),
    Drawn('[data-testid="stMarkdown"]', "Ce qui a changé"),
    OVERVIEW,
)


@contextmanager
def visitor(browser: Browser, token: str | None = None) -> Iterator[BrowserContext]:
    """A browser that has seen nothing yet, signed in when there is a token."""
    with browser.new_context(
        locale="fr-BE", timezone_id="Europe/Brussels", viewport={"width": 1366, "height": 768}
    ) as context:
        context.add_init_script(SCRIPT % READY)
        if token:
            context.add_cookies([_session_cookie(token)])
        yield context


def opening_time(context: BrowserContext, url: str, page: Drawn) -> float:
    """Milliseconds from the start of the navigation until the page is drawn."""
    tab = context.new_page()
    tab.goto(url, wait_until="commit")
    elapsed: float = tab.evaluate("page => untilDrawn(page, 0)", asdict(page))
    tab.close()
    return elapsed


def click_time(tab: Page, page: Drawn) -> float:
    """Milliseconds from a click in the menu until the other page is drawn."""
    wait_until_ready(tab)
    link = tab.get_by_role("link", name=page.title, exact=True).first
    tab.evaluate("page => onClick(page)", asdict(page))
    link.click()
    elapsed: float = tab.evaluate("() => window.clicked")
    return elapsed


def _session_cookie(token: str) -> SetCookieParam:
    return {
        "name": "__Host-suivi",
        "value": token,
        "domain": "127.0.0.1",
        "path": "/",
        "secure": True,
    }
