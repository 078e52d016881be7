"""`./suivi shots FOLDER`: every page of the demonstration, as each role sees it, side by side.

Nothing is compared: people look. `index.html` shows, page by page, every role, theme and width.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import click
from playwright.sync_api import Browser, Page

from cli.french import speak_french
from tests.browser import running_chromium
from tests.e2e.faults import SCHEMES, Scheme
from tests.e2e.pages import STREAMLIT
from tests.e2e.watching import open_at
from tests.e2e.wire import tap
from tests.server import started

ROLES = {
    "direction": "direction de projet",
    "adjudicataire": "adjudicataire, Herstal",
    "ministere": "lecture ministère",
}
WIDTHS = (1280, 1024, 390)
HEIGHT, TALLEST = 900, 12_000
# The demonstration's own objects, which a fresh record has none of.
SHEETS = {
    "stakeholder": "/partie-prenante?territoire=herstal&organisation=1",
    "agreement": "/convention?territoire=herstal&convention=1",
    "meeting": "/reunion?territoire=herstal&reunion=1",
}
ADDRESSES = STREAMLIT | SHEETS
# As tall as all that the page holds: it scrolls inside, so a picture of the whole has no more.
# Drawings come after the page, and make it taller.
DRAWN = """() => {
  const isolated = "[data-testid='stBidiComponentIsolated']";
  const roots = [...document.querySelectorAll(`${isolated}, ${isolated} *`)].map((one) => one.shadowRoot).filter(Boolean);
  return roots.every((root) => root.querySelector(".stage")?.childElementCount);
}"""
FULL = """() => document.querySelector("[data-testid=stMain]").scrollHeight"""


@dataclass(frozen=True)
class Shot:
    """One picture: of which page, for whom, how."""

    page: str
    role: str
    scheme: Scheme
    width: int

    @property
    def file(self) -> str:
        name = "".join(letter if letter.isalnum() else "-" for letter in self.page)
        return f"{name}-{self.role}-{self.width}-{self.scheme}.png"


@click.command("shots")
@click.argument("folder", metavar="DOSSIER", type=click.Path(file_okay=False, path_type=Path))
@click.option("--page", "wanted", multiple=True, help="Cette page seulement (plusieurs fois).")
@click.option("--role", "roles", multiple=True, type=click.Choice([*ROLES]))
@click.option("--width", "widths", multiple=True, type=click.Choice([str(one) for one in WIDTHS]))
@click.option("--scheme", "schemes", multiple=True, type=click.Choice(SCHEMES))
def shots(
    folder: Path,
    wanted: tuple[str, ...],
    roles: tuple[str, ...],
    widths: tuple[str, ...],
    schemes: tuple[Scheme, ...],
) -> None:
    """Photographier chaque page de la démonstration dans DOSSIER."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = []
    with (
        TemporaryDirectory() as data,
        started(Path(data), settings={"SUIVI_DEMO": "1"}) as server,
        running_chromium() as browser,
    ):
        server.wait_until_it_answers()
        for role in roles or [*ROLES]:
            for scheme in schemes or SCHEMES:
                page = signed_in(browser, server.url, role, scheme)
                for name in wanted or [*ADDRESSES]:
                    sizes = [int(one) for one in widths] or [*WIDTHS]
                    shots_of = [Shot(name, role, scheme, width) for width in sizes]
                    taken += list(taken_of(page, shots_of, folder))
                page.context.close()
    (folder / "index.html").write_text(side_by_side(taken), encoding="utf-8")
    click.echo(f"{len(taken)} images : {folder / 'index.html'}")


def signed_in(browser: Browser, url: str, role: str, scheme: Scheme) -> Page:
    """A new visitor, entered by the button of that role."""
    context = browser.new_context(base_url=url, color_scheme=scheme, locale="fr-BE")
    page = context.new_page()
    tap(page)
    page.goto("/compte/connexion")
    page.get_by_role("button", name=ROLES[role]).click()
    return page


def taken_of(page: Page, wanted: list[Shot], folder: Path) -> Iterator[Shot]:
    """One page at each width, as tall as it is; nothing when it leads that role elsewhere."""
    address = ADDRESSES[wanted[0].page]
    for shot in wanted:
        page.set_viewport_size({"width": shot.width, "height": HEIGHT})
        open_at(page, address)
        if urlsplit(page.url).path != urlsplit(address).path:
            return
        page.wait_for_function(DRAWN)
        tall = min(TALLEST, max(HEIGHT, page.evaluate(FULL)))
        page.set_viewport_size({"width": shot.width, "height": tall})
        page.screenshot(path=folder / shot.file)
        yield shot


def side_by_side(taken: list[Shot]) -> str:
    """A page that shows them all, one line a page and width."""
    lines = []
    for name in dict.fromkeys(shot.page for shot in taken):
        lines.append(f"<h2>{escape(name)}</h2>")
        for width in WIDTHS:
            row = [shot for shot in taken if shot.page == name and shot.width == width]
            figures = "".join(
                f"<figure><a href='{one.file}'><img src='{one.file}' loading='lazy' alt=''></a>"
                f"<figcaption>{one.role}, {one.width}, {one.scheme}</figcaption></figure>"
                for one in row
            )
            lines.append(f"<div>{figures}</div>")
    style = "div{display:flex;gap:8px;align-items:start}figure{margin:0;flex:1}img{width:100%}"
    return f"<!doctype html><meta charset=utf-8><style>{style}</style>{''.join(lines)}"


if __name__ == "__main__":
    speak_french()
    shots(prog_name="./suivi shots")
