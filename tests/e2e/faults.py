"""What no page of ours may show: what axe-core finds, English words, more than the screen is wide,
one of our own addresses in a new tab, a sentence twice, a word cut in a table."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests import doses
from tests.doses import Giver
from tests.e2e.french import english_on
from tests.e2e.watching import open_at

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Streamlit lays the choices of a list over the page, outside of every landmark; their place in the
# order of reading is that of the field that opens them.
OVERLAY = {"exclude": [["[role='listbox']"]]}
SIZES = {"desk": 1280, "phone": 390}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
VARIANTS = [(scheme, width) for scheme in SCHEMES for width in SIZES.values()]

# The words of a page, in its drawings too, but for the footer, what is unfolded on demand and what is told to
# listeners alone.
SAID = """() => {
  const inside = (root) => [...root.querySelectorAll("p, li, td, th, summary, .note")].concat(
    [...root.querySelectorAll("*")].filter((one) => one.shadowRoot).flatMap((one) => inside(one.shadowRoot)));
  return inside(document)
    .filter((one) => one.checkVisibility() && !one.closest("footer, [popover], .spoken"))
    .filter((one) => !one.querySelector("p, li, td, th"))
    .map((one) => [...one.childNodes].filter((part) => !part.classList?.contains("spoken"))
      .map((part) => part.textContent).join("").trim());
}"""


# The words of tables that are cut at the end of a line; an address may be.
CUT = """() => {
  const inside = (root) => [...root.querySelectorAll("td, th")].concat(
    [...root.querySelectorAll("*")].filter((one) => one.shadowRoot).flatMap((one) => inside(one.shadowRoot)));
  const cut = (text) => [...text.data.matchAll(/[^\\s/-]{2,24}(?![^\\s/-])/g)].filter((word) => {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return new Set([...range.getClientRects()].map((one) => one.top)).size > 1;
  }).map((word) => word[0]);
  const texts = (cell) => {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };
  return inside(document).filter((one) => one.checkVisibility() && !one.querySelector("td, th"))
    .flatMap(texts).flatMap(cut);
}"""


def faults_at(page: Page, address: str) -> list[str]:
    """Of one page of ours: what axe finds, English words, what does not fit its width."""
    open_at(page, address)
    found = [*violations(page), *english_on(page)]
    if wider := wider_than_the_screen(page):
        found.append(f"{wider} px de trop en largeur")
    found += [f"un nouvel onglet pour {way}" for way in opening_tabs(page)]
    found += said_twice(page)
    found += cut_words(page)
    if not page.get_by_role("link", name="Accessibilité\u00a0:").count():
        found.append("sans pied de page")
    if (language := page.locator("html").get_attribute("lang")) != "fr":
        found.append(f"se dit en {language}")
    return found


def faults_of(visit: Callable[..., Page], addresses: Sequence[str], dose: Giver) -> list[str]:
    """Of those pages as a lead reads them, in the variants of this run."""
    found = []
    for scheme, width in drawn_variants(dose):
        page = visit("lead", locale="en-US", color_scheme=scheme, viewport=size(width))
        for address in addresses:
            found += [
                f"{address}, {scheme}, {width} : {fault}" for fault in faults_at(page, address)
            ]
    return found


def drawn_variants(dose: Giver) -> list[tuple[Scheme, int]]:
    """All of them, or those that the usual dose takes by lot."""
    return random.sample(VARIANTS, dose(doses.VARIANTS))


def size(width: int) -> ViewportSize:
    return {"width": width, "height": 900}


def violations(page: Page, within: str = "") -> list[str]:
    """Each rule broken, with the first place where it is; `within` what has opened over the page,
    which half hides things that one cannot reach meanwhile."""
    where = {"include": [[within]]} if within else OVERLAY
    # From the top: what stays in sight may cover half of anything that has been scrolled under it.
    page.evaluate("document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0)")
    results = Axe().run(page, where, options={"runOnly": RULES, "resultTypes": ["violations"]})
    return [
        f"{one['id']} ({one['impact']}) {one['nodes'][0]['target']} {one['nodes'][0]['html'][:160]}"
        for one in results.response["violations"]
    ]


def opening_tabs(page: Page) -> list[str]:
    """The addresses of ours that would open in another tab, in the drawings too."""
    found: list[str] = page.evaluate(
        """() => {
          const inside = (root) => [...root.querySelectorAll("*")]
            .flatMap((one) => [one, ...(one.shadowRoot ? inside(one.shadowRoot) : [])]);
          return inside(document)
            .filter((one) => one.matches("a[target='_blank']") && new URL(one.href).origin === location.origin)
            .map((one) => one.getAttribute("href"));
        }"""
    )
    return found


def wider_than_the_screen(page: Page) -> int:
    """By how many pixels the page itself would scroll sideways."""
    return int(
        page.evaluate(
            """() => Math.max(...[document.documentElement, document.querySelector("[data-testid=stMain]")]
                .filter(Boolean).map((one) => one.scrollWidth - one.clientWidth))"""
        )
    )


def cut_words(page: Page) -> list[str]:
    """The words of tables that do not stand on one line."""
    return [f"coupé dans un tableau\u00a0: {word}" for word in page.evaluate(CUT)]


def said_twice(page: Page) -> list[str]:
    """The whole sentences that stand more than once in sight."""
    sentences = Counter(
        sentence
        for text in page.evaluate(SAID)
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-ZÀÉ«])|\n+", text)
        if sentence.endswith(".") and sentence.count(" ") > 4
    )
    return [f"deux fois : {sentence}" for sentence, count in sentences.items() if count > 1]
