"""What a paper says, before it is a PDF or a DOCX: its parts in their order, and nothing of looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import TypeAlias

from domain.canonical import canonical

AUTHOR = "Suivi Pôle insertion"
SEAL_SIGNS = 16  # of the 64


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text. `is_planned`: not done, or our proposal, hence in italics; `href` is empty
    where it leads nowhere."""

    text: str
    is_planned: bool = False
    href: str = ""


Line: TypeAlias = "str | Words | tuple[str | Words, ...]"


@dataclass(frozen=True, slots=True)
class Heading:
    """Levels follow one another: 1 below the title, 2 below 1."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    line: Line
    is_small: bool = False  # says where the paragraph above comes from


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Line, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """What each thing is, a line a thing."""

    rows: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with one head a column; a heading stands above it. Without rows it says `empty`."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    empty: str = ""


Block: TypeAlias = "Heading | Paragraph | Bullets | Pairs | Grid"


@dataclass(frozen=True, slots=True)
class Paper:
    """`day` is the one that it tells of, `state` says so, with what was known then; `name` is what
    its file is called, in ASCII and without an ending."""

    name: str
    title: str
    day: date
    state: str
    blocks: tuple[Block, ...]
    about: str = ""  # whose, or of what, below the title

    @property
    def seal(self) -> str:
        """The SHA-256 of everything it says, whatever the format."""
        return sha256(canonical(content_of(self)).encode()).hexdigest()


def content_of(paper: Paper) -> dict[str, object]:
    """Everything it says, as values that JSON knows; each block under the name of its kind."""
    named = {"name": paper.name, "title": paper.title, "about": paper.about}
    dated = {"day": paper.day.isoformat(), "state": paper.state}
    return named | dated | {"blocks": [_block(block) for block in paper.blocks]}


def seal_line(paper: Paper) -> str:
    """How to tell two papers of one title apart, at the foot of each page."""
    return f"empreinte {paper.seal[:SEAL_SIGNS]}"


def runs(line: Line) -> tuple[Words, ...]:
    """The line as runs of text."""
    parts = line if isinstance(line, tuple) else (line,)
    return tuple(part if isinstance(part, Words) else Words(part) for part in parts)


def text_of(line: Line) -> str:
    return "".join(run.text for run in runs(line))


def texts(paper: Paper) -> Iterator[str]:
    """Every text of the paper, in the order of reading."""
    yield from (paper.title, paper.about, paper.state)
    for block in paper.blocks:
        yield from _texts(block)


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading(text):
            yield text
        case Paragraph(line):
            yield text_of(line)
        case Bullets(items):
            yield from map(text_of, items)
        case Pairs(rows):
            for label, line in rows:
                yield from (label, text_of(line))
        case Grid(heads, rows, empty):
            filled = (*heads, *(text_of(line) for row in rows for line in row))
            yield from filled if rows else (empty,)


def _block(block: Block) -> dict[str, object]:
    told: dict[str, object] = {"kind": type(block).__name__.lower()}
    match block:
        case Paragraph(line):
            told |= {"runs": _runs(line), "is_small": int(block.is_small)}
        case Bullets(items):
            told |= {
                "items": [_runs(item) for item in items],
                "is_numbered": int(block.is_numbered),
            }
        case Pairs(rows):
            told |= {"rows": [[label, _runs(line)] for label, line in rows]}
        case Grid(heads, rows, empty):
            filled = [[_runs(line) for line in row] for row in rows]
            told |= {"heads": list(heads), "rows": filled, "empty": empty}
        case Heading():
            told |= asdict(block)
    return told


def _runs(line: Line) -> list[dict[str, object]]:
    return [
        {"text": run.text, "is_planned": int(run.is_planned), "href": run.href}
        for run in runs(line)
    ]
