"""What a page says, as blocks of a paper: its sentences without their signs, its tables cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from documents.papers.paper import (
    Block,
    Bullets,
    Grid,
    Heading,
    Line,
    Pairs,
    Paper,
    Paragraph,
    Words,
)
from domain.text import plain_marks
from queries.moment import state_words
from ui.session import moment
from ui.widgets.tables import Cell, Cells

_ICON = re.compile(r":material/\w+: ?")
_INSIDE = r"((?:\\.|[^\[\]\\])*)"  # without brackets, but for those that were typed
_WRAPPED = re.compile(rf":[a-z]+(?:-badge)?\[{_INSIDE}\]")
_LINK = re.compile(rf"\[{_INSIDE}\]\(([^)\s]*)\)")
_KEPT = re.compile("\ue000(\\d+)\ue001")  # where a link stood; nobody types these
_SIGN = re.compile(r"\\(.)|\*\*|\u2060")
_ITALICS = re.compile(r"(?<![\\*])\*(?!\*)((?:\\.|[^*\\])+)\*(?!\*)")


def told(markdown: str) -> Line:
    """A sentence of ours as it reads: no icon, badge or mark; italics and public addresses stay."""
    text, links = re.sub(r" *\n", "\n", _ICON.sub("", markdown)), list[Words]()

    def keep(link: re.Match[str]) -> str:
        href = link[2] if link[2].startswith("http") else ""
        links.append(Words(_read(link[1]), href=href))
        return f"\ue000{len(links) - 1}\ue001"

    while (bare := _LINK.sub(keep, _WRAPPED.sub(r"\1", text))) != text:
        text = bare
    return tuple(_runs(text, links))


def _runs(text: str, links: Sequence[Words]) -> Iterator[Words]:
    """What stands between links, some of it in italics, and the links."""
    for number, part in enumerate(_KEPT.split(text)):
        if number % 2:
            yield links[int(part)]
            continue
        for place, words in enumerate(_ITALICS.split(part)):
            if words:
                yield Words(_read(words), is_planned=bool(place % 2))


def _read(text: str) -> str:
    return plain_marks(_SIGN.sub(r"\1", text))


def paragraph(markdown: str, *, is_small: bool = False) -> Paragraph:
    return Paragraph(told(markdown), is_small)


def bullets(markdown: Iterable[str]) -> Bullets:
    return Bullets(tuple(map(told, markdown)))


def facts(cells: Mapping[str, Cell | str]) -> Pairs:
    """What is known of one thing."""
    return Pairs(tuple((head, line_of(one)) for head, one in cells.items()))


def grid(rows: Iterable[Cells], empty: str = "") -> Grid:
    """The rows of a table; a column that no row has is left out."""
    listed = list(rows)
    heads = tuple(dict.fromkeys(head for row in listed for head in row))
    return Grid(
        heads, tuple(tuple(line_of(row.get(head, "")) for head in heads) for row in listed), empty
    )


def line_of(one: Cell | str) -> Line:
    """The words of a cell, its note and details below; addresses of ours lead nowhere on paper."""
    if isinstance(one, str):
        return one
    runs = [_part(part, one) for part in one.parts]
    below = [note for note in (one.note, *one.details) if note]
    return (*runs, *(f"\n{note}" for note in below))


def _part(part: object, one: Cell) -> Words:
    words, target = part if isinstance(part, tuple) else (str(part), None)
    href = target if isinstance(target, str) and target.startswith("http") else ""
    return Words(str(words), one.is_proposal, href)


def section(title: str, *blocks: Block, level: int = 1) -> Sequence[Block]:
    return (Heading(title, level), *blocks)


def paper(name: str, title: str, about: str, blocks: Iterable[Block]) -> Paper:
    """A paper of the day that the page shows."""
    looked_at = moment()
    return Paper(
        name=f"{name}_{looked_at.on.isoformat()}",
        title=title,
        about=about,
        day=looked_at.on,
        state=state_words(looked_at),
        blocks=tuple(blocks),
    )
