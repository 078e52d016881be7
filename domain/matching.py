"""Finding words in a text whatever their case, accents, ligatures, apostrophes and order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from domain.text import bare

MOST_WORDS = 8
WIDTH = 160  # characters of an excerpt
_MARKS = "\u0300-\u036f\u00ad\u200b\u2060\ufeff"  # accents, and what nobody sees in a word
_WORD = re.compile(rf"(?:[^\W_]|[{_MARKS}])+")


class Segment(NamedTuple):
    """A piece of a text, and whether it is one of the words looked for."""

    text: str
    is_match: bool = False


@lru_cache(maxsize=20_000)  # what was said never changes: a text is folded once a process
def folded(text: str) -> str:
    """The words of the text, bare and between blanks: « L’Œuvre » gives " l oeuvre "."""
    return f" {' '.join(_WORD.findall(bare(text)))} "


def words_of(search: str) -> tuple[str, ...]:
    """Return what is looked for: bare words, each once. A single letter is an elided article."""
    words = (word for word in folded(search).split() if len(word) > 1 or word.isdigit())
    return tuple(dict.fromkeys(words))[:MOST_WORDS]


def rank(
    words: Sequence[str],
    *,
    names: Sequence[str],
    texts: Sequence[str] = (),
    context: Sequence[str] = (),
) -> int | None:
    """Return how well something answers, None when it does not. Each word begins a word
    somewhere, and at least one of them outside of the context: a place is not found once for
    all that it holds."""
    total, own = 0, False
    for word in words:
        of_its_own = max(_weight(word, names) and _weight(word, names) + 2, _weight(word, texts))
        weight = of_its_own or _weight(word, context)
        if not weight:
            return None
        total, own = total + weight, own or bool(of_its_own)
    return total if own else None


def _weight(word: str, texts: Sequence[str]) -> int:
    """2 for the whole word, 1 for its beginning, 0 when it is not there."""
    weight = 0
    for text in texts:
        if f" {word}" in folded(text):
            weight = max(weight, 2 if f" {word} " in folded(text) else 1)
    return weight


def begins_one(words: Sequence[str], text: str) -> bool:
    """Whether any of the words begins a word of the text: cheaper than a rank, which needs it."""
    bare = folded(text)
    return any(f" {word}" in bare for word in words)


def marked(text: str, words: Sequence[str]) -> list[Segment]:
    """The text cut where a word looked for begins or ends."""
    segments, last = [], 0
    for start, end in _places(text, words):
        segments += [Segment(text[last:start]), Segment(text[start:end], is_match=True)]
        last = end
    segments.append(Segment(text[last:]))
    return [segment for segment in segments if segment.text]


def excerpt(text: str, words: Sequence[str]) -> list[Segment]:
    """The part of the text where the first word stands, at most WIDTH characters, cut at blanks."""
    line = " ".join(text.split())
    if len(line) <= WIDTH:
        return marked(line, words)
    first = next((start for start, _ in _places(line, words)), 0)
    start = _blank_after(line, max(0, first - WIDTH // 3)) if first > WIDTH // 2 else 0
    end = line.rfind(" ", start, start + WIDTH)
    end = len(line) if start + WIDTH >= len(line) else (end if end > start else start + WIDTH)
    before, after = "… " if start else "", " …" if end < len(line) else ""
    return marked(f"{before}{line[start:end]}{after}", words)


def _blank_after(line: str, place: int) -> int:
    blank = line.find(" ", place, place + 40)
    return blank + 1 if blank >= 0 else place


def _places(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    for match in _WORD.finditer(text):
        if any(f" {word}" in folded(match[0]) for word in words):
            yield match.span()
