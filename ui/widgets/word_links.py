"""Words that open what they mean: a status as a badge, a word within a table; and clauses of a
sentence that open what they rest on, in one click and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from ui.navigation import HELP
from ui.session import t
from ui.targets import Target, target
from ui.widgets.glyphs import Glyph
from ui.widgets.mount import mount
from ui.widgets.text import plain

WORD = "mot"


def badge(glyph: Glyph, word: str) -> str:
    """Glyph, word and colour, as a link to what the word means."""
    return f"[:{glyph.colour}-badge[{glyph.icon} {plain(word)}]]({meaning(word).href})"


def linked(word: str) -> str:
    return f"[{plain(word)}]({meaning(word).href})"


def meaning(word: str) -> Target:
    """Where the help says what a word means."""
    return target(HELP, **{WORD: word})


@dataclass(frozen=True, slots=True)
class Statement:
    """What is recorded, in whose words, from which document; everything is shown as written."""

    what: str
    whose: str
    source: str = ""
    url: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was said of some things, and their names, each with the page that it leads to."""

    things: Sequence[tuple[str, Target]]
    said: Sequence[Statement]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What opens under a clause; `more` says what is left out."""

    title: str
    entries: Sequence[Entry]
    more: str = ""


Clause = tuple[str, Evidence | None]


class Opened:
    """What opens in one drawing: the browser is sent each once, and calls it by its number."""

    def __init__(self, evidence: Iterable[Evidence | None]) -> None:
        self._opened = [one for one in evidence if one]
        self._numbers = {id(one): number for number, one in enumerate(self._opened)}
        self.hrefs = {target: target.href for target in self._targets()}

    def number(self, evidence: Evidence | None) -> int | None:
        return self._numbers[id(evidence)] if evidence else None

    def _targets(self) -> Iterator[Target]:
        """Where the names in them lead."""
        for one in self._opened:
            for entry in one.entries:
                yield from (target for _, target in entry.things)

    def open(self, chosen: object) -> None:
        """Go where the person chose to, when a name of these leads there."""
        for end, address in self.hrefs.items():
            if address == chosen:
                end.open()

    def drawn(self) -> dict[str, object]:
        return {"evidence": [self._evidence(one) for one in self._opened], "close": t("Fermer")}

    def _evidence(self, evidence: Evidence) -> dict[str, object]:
        entries = [
            {
                "things": [[name, self.hrefs[target]] for name, target in entry.things],
                "said": [asdict(one) for one in entry.said],
            }
            for entry in evidence.entries
        ]
        return {"title": evidence.title, "entries": entries, "more": evidence.more}


def clauses(sentences: Sequence[Sequence[Clause]], *, key: str) -> None:
    """Draw the sentences one after the other, and open what the person chose in this run."""
    opened = Opened(evidence for sentence in sentences for _, evidence in sentence)
    told = [[(text, opened.number(evidence)) for text, evidence in each] for each in sentences]
    chosen = mount("clauses", data={"sentences": told, **opened.drawn()}, key=key)
    opened.open(chosen)
