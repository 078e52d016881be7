"""Words that open their definition: a status as a badge, a word within a table."""

from __future__ import annotations

from ui.links import href
from ui.navigation import HELP
from ui.widgets.glyphs import Glyph
from ui.widgets.text import plain

WORD = "mot"


def badge(glyph: Glyph, word: str) -> str:
    """Glyph, word and colour, as a link to what the word means."""
    return f"[:{glyph.colour}-badge[{glyph.icon} {plain(word)}]]({_meaning(word)})"


def linked(word: str) -> str:
    return f"[{plain(word)}]({_meaning(word)})"


def _meaning(word: str) -> str:
    return href(HELP, **{WORD: word})
