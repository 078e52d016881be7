"""Lists of links under headings, drawn in one piece: a page of thirty links opens as fast as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.phases import PhaseStatus
from domain.schedule import Flag
from ui.session import t
from ui.targets import Target
from ui.widgets.mount import mount
from ui.widgets.word_links import Evidence, Opened


@dataclass(frozen=True, slots=True)
class Line:
    """One line, shown exactly as written; `strong` stands before it, and « source » behind opens what
    it rests on."""

    text: str
    strong: str = ""
    sign: PhaseStatus | Flag | None = None
    target: Target | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class LinkList:
    """Lines under a heading; without any, `empty` says why."""

    title: str
    lines: Sequence[Line] = ()
    empty: str = ""
    level: int = 2


def link_lists(columns: Sequence[Sequence[LinkList]], *, key: str) -> None:
    """Draw the lists, column by column, and open what the person chose in this run."""
    lines = [line for column in columns for links in column for line in links.lines]
    opened = Opened(line.evidence for line in lines)
    hrefs = {line.target: line.target.href for line in lines if line.target}
    data = {
        "columns": [[_drawn(links, hrefs, opened) for links in column] for column in columns],
        "source": t("source"),
        **opened.drawn(),
    }
    chosen = mount("link_lists", data=data, key=key)
    for target, address in hrefs.items():
        if chosen == address:
            target.open()
    opened.open(chosen)


def _drawn(links: LinkList, hrefs: Mapping[Target, str], opened: Opened) -> dict[str, object]:
    lines = [
        [
            line.text,
            line.strong,
            line.sign,
            hrefs[line.target] if line.target else None,
            opened.number(line.evidence),
        ]
        for line in links.lines
    ]
    return {"title": links.title, "level": links.level, "empty": links.empty, "lines": lines}
