"""What the browsers of a journey saw: faults that no page of ours may have, and, when it fails, all the rest."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

import pytest
from playwright.sync_api import ConsoleMessage, Error, Page

# What Chromium says of a page that breaks its policy, or asks a host that it may not know.
REPORTED = ("Content Security Policy", "violates the following", "ERR_NAME_NOT_RESOLVED")
SHOWN = 4_000  # characters of a page, the last lines of a console
VISIBLE = "() => document.body.innerText"


@dataclass
class Watched:
    """A page, who looks at it, and what its console has said."""

    page: Page
    role: str
    console: list[str] = field(default_factory=list)


@dataclass
class Witness:
    """Looks at the pages of one test."""

    KEY: ClassVar[pytest.StashKey[Witness]] = pytest.StashKey()
    faults: list[str] = field(default_factory=list)
    watched: list[Watched] = field(default_factory=list)

    def watch(self, page: Page, role: str) -> None:
        """Note what a page of ours never does: fetch from elsewhere, break its policy, fail."""
        seen = Watched(page, role)
        self.watched.append(seen)

        def said(message: ConsoleMessage) -> None:
            seen.console.append(f"{message.type}: {message.text} ({message.location['url']})")
            if any(words in message.text for words in REPORTED):
                self.faults.append(seen.console[-1])

        page.on("console", said)
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    def testimony(self) -> list[tuple[str, str]]:
        """For each page still open: its address, its words, its console, a picture of it."""
        folder = Path(tempfile.mkdtemp(prefix="suivi-parcours-"))
        return [
            (f"Navigateur {number} ({seen.role})", _told(seen, folder / f"{number}.png"))
            for number, seen in enumerate(self.watched, 1)
            if not seen.page.is_closed()
        ]


def _told(seen: Watched, picture: Path) -> str:
    """What can still be had of that page: one that hangs is told as such."""
    try:
        words = str(seen.page.evaluate(VISIBLE))[:SHOWN]
        seen.page.screenshot(path=picture, full_page=True)
    except Error as error:
        words = f"(la page ne répond plus : {error.message})"
    console = "\n".join(seen.console)[-SHOWN:] or "(rien)"
    return f"{seen.page.url}\n--- texte\n{words}\n--- console\n{console}\n--- image\n{picture}"
