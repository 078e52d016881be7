"""Words that open what they mean: a status as a badge, a word within a table; and clauses of a
sentence that open what they rest on, in one click and where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from ui.links import href
from ui.navigation import HELP
from ui.widgets.glyphs import Glyph
from ui.widgets.mount import mount
from ui.widgets.text import plain

WORD = "mot"


def badge(glyph: Glyph, word: str) -> str:
    """Glyph, word and colour, as a link to what the word means."""
    return f"[:{glyph.colour}-badge[{glyph.icon} {plain(word)}]]({_meaning(word)})"


def linked(word: str) -> str:
    return f"[{plain(word)}]({_meaning(word)})"


def _meaning(word: str) -> str:
    return href(HELP, **{WORD: word})


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
    """What was said of some things, and their names, each with the address that leads to it."""

    things: Sequence[tuple[str, str]]
    said: Sequence[Statement]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What opens under a clause; `more` says what is left out."""

    title: str
    entries: Sequence[Entry]
    more: str = ""


Clause = tuple[str, Evidence | None]


def clauses(sentences: Sequence[Sequence[Clause]], *, close: str, key: str) -> object:
    """Draw the sentences one after the other; `close` is what the button that closes says. Return
    the address of the thing that the person chose in this run."""
    opened = [evidence for sentence in sentences for _, evidence in sentence if evidence]
    numbers: Mapping[int, int] = {id(evidence): n for n, evidence in enumerate(opened)}
    drawn = [
        [(text, numbers[id(evidence)] if evidence else None) for text, evidence in sentence]
        for sentence in sentences
    ]
    data = {"sentences": drawn, "evidence": [asdict(one) for one in opened], "close": close}
    return mount("clauses", data=data, key=key)
