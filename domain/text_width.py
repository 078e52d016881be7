"""How wide a text is when drawn, without a font at hand: never less than what it takes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

# Thousandths of the size of the letters: the wider of Source Sans and Arial, capitals counted bold.
_WIDTHS = (
    ("iljI|.,:;'’!· ", 285),
    ('frt()[]-/"“”', 350),
    ("cksvxyzJ", 500),
    ("abdeghnopqu0123456789«»–?", 560),
    ("wABCDEFHKLNPRSTUVXYZ&+=", 725),
    ("GOQ", 780),
    ("mM", 840),
    ("Wœæ", 945),
)
_WIDTH = {letter: width for letters, width in _WIDTHS for letter in letters}
_ANY = 1000  # of a sign that is in no list
ELLIPSIS = "…"


def width_of(text: str, size: float) -> float:
    """Pixels that it takes at most, in letters of that size."""
    return sum(_width(letter) for letter in unicodedata.normalize("NFD", text)) * size / 1000


def _width(letter: str) -> int:
    return 0 if unicodedata.combining(letter) else _WIDTH.get(letter, _ANY)


def wrapped(text: str, *, size: float, room: float, lines: int) -> tuple[str, ...]:
    """The text in at most so many lines of that width; what does not fit ends in « … »."""
    words = [part for word in text.split() for part in _pieces(word, size, room)]
    rows: list[str] = []
    for word in words:
        if rows and width_of(f"{rows[-1]} {word}", size) <= room:
            rows[-1] = f"{rows[-1]} {word}"
        else:
            rows.append(word)
    if len(rows) <= lines:
        return tuple(rows)
    return (*rows[: lines - 1], _cut(" ".join(rows[lines - 1 :]), size, room))


def _pieces(word: str, size: float, room: float) -> Iterator[str]:
    """A word longer than a line, in as many lines as it takes."""
    piece = ""
    for letter in word:
        if piece and width_of(piece + letter, size) > room:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _cut(text: str, size: float, room: float) -> str:
    kept = ""
    for letter in text:
        if width_of(kept + letter + ELLIPSIS, size) > room:
            break
        kept += letter
    return kept.rstrip() + ELLIPSIS
