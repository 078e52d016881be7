"""Lists of links under headings, drawn in one piece: a page of thirty links opens as fast as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.addresses import Page, Param, page_of
from domain.phases import PhaseStatus
from domain.schedule import Flag
from domain.subjects import Subject
from ui.links import go, href
from ui.navigation import ENTRIES, PageEntry
from ui.widgets.mount import mount

# From these pages one comes back to the list one came from.
COME_BACK = frozenset({Page.DELIVERABLE, Page.GATE, Page.PHASE, Page.REPORT, Page.REFERENCES})


@dataclass(frozen=True, slots=True)
class Target:
    """A page of ours and what its address holds."""

    page: PageEntry
    params: tuple[tuple[str, str], ...] = ()

    @property
    def href(self) -> str:
        return href(self.page, **dict(self.params))

    def open(self) -> None:
        go(self.page, **dict(self.params))


def target(page: PageEntry, **params: str | None) -> Target:
    return Target(page, tuple((name, value) for name, value in params.items() if value))


def target_of(subject: str, *, origin: str) -> Target:
    """The page that shows the subject of a fact or a comment; `origin` is the list to come back to."""
    page, params = page_of(Subject.parse(subject))
    # Only pages that are one of many in a list: elsewhere « back » would lead astray.
    back = {Param.ORIGIN: origin} if page in COME_BACK else {}
    return target(ENTRIES[page], **params, **back)


@dataclass(frozen=True, slots=True)
class Line:
    """One line, shown exactly as written; `strong` stands before it."""

    text: str
    strong: str = ""
    sign: PhaseStatus | Flag | None = None
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class LinkList:
    """Lines under a heading; without any, `empty` says why."""

    title: str
    lines: Sequence[Line] = ()
    empty: str = ""
    level: int = 2


def link_lists(columns: Sequence[Sequence[LinkList]], *, key: str) -> None:
    """Draw the lists, column by column, and open what the person chose in this run."""
    targets = {
        line.target.href: line.target
        for column in columns
        for links in column
        for line in links.lines
        if line.target
    }
    hrefs = {target: address for address, target in targets.items()}
    data = {"columns": [[_drawn(links, hrefs) for links in column] for column in columns]}
    chosen = mount("link_lists", data=data, key=key)
    if isinstance(chosen, str) and chosen in targets:
        targets[chosen].open()


def _drawn(links: LinkList, hrefs: Mapping[Target, str]) -> dict[str, object]:
    lines = [
        [line.text, line.strong, line.sign, hrefs[line.target] if line.target else None]
        for line in links.lines
    ]
    return {"title": links.title, "level": links.level, "empty": links.empty, "lines": lines}
