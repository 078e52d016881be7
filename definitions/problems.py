"""One thing wrong with one definition file, said the way compilers do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_SHOWN = 100  # characters of a line in an excerpt
_BEFORE = 60  # of which so many before the caret


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Where it is, what is wrong, what was expected, what to write instead."""

    path: Path
    line: int
    column: int
    what: str
    expected: str = ""
    suggestion: str = ""
    source: str = ""  # the whole line, for the excerpt

    def __str__(self) -> str:
        sentence = " — ".join(part for part in (self.what, self.expected, self.suggestion) if part)
        return f"{self.path}:{self.line}:{self.column}: {sentence}"

    def excerpt(self) -> str:
        """The line with a caret under the place, cut around it; empty when there is none."""
        if not self.source.strip():
            return ""
        start = max(0, self.column - 1 - _BEFORE)
        shown = self.source[start : start + _SHOWN].replace("\t", " ")
        left = "…" if start else ""
        right = "…" if len(self.source) > start + _SHOWN else ""
        caret = " " * (self.column - 1 - start + len(left)) + "^"
        return f"{self.line:>5} | {left}{shown}{right}\n      | {caret}"


def nearest(word: str, words: Iterable[str]) -> str:
    """« vouliez-vous dire … ? », or nothing when no known word is close."""
    known = {known.casefold(): known for known in words}
    close = difflib.get_close_matches(word.casefold(), known, n=1, cutoff=0.7)
    return f"vouliez-vous dire « {known[close[0]]} » ?" if close else ""
