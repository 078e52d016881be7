"""Lists of links under headings, drawn in one piece: a page of thirty links opens as fast as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.phases import PhaseStatus
from domain.schedule import Flag
from queries.subjects import OF_A_MEETING, OF_A_PLACE, OF_THE_PASSAGE
from ui import state as address
from ui.components.reports.words import params_in
from ui.links import go, href
from ui.navigation import (
    AGREEMENT,
    DELIVERABLE,
    GATE,
    MEETING,
    PHASE,
    REPORT,
    STAKEHOLDER,
    STAKEHOLDERS,
    PageEntry,
)
from ui.widgets.mount import mount


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


def object_target(subject: str, territory: str, phase: str, *, origin: str) -> Target:
    """The page of a deliverable, a report, a meeting, a passage, or of a phase with the milestone
    that the subject names opened in it; `origin` is the list to come back to."""
    kind, key = subject.partition("/")[0], "".join(subject.split("/")[2:3])
    if kind == "report":
        return target(REPORT, **params_in(subject), **{address.ORIGIN: origin})
    if kind in OF_A_PLACE:
        return _of_a_place(kind, key, territory)
    place = {address.TERRITORY: territory, address.ORIGIN: origin}
    if kind == "deliverable":
        return target(DELIVERABLE, **place, **{address.DELIVERABLE: key})
    if kind in OF_THE_PASSAGE:
        return target(GATE, **place, **{address.PHASE: phase})
    milestone = key if kind == "milestone" else None
    return target(PHASE, **place, **{address.PHASE: phase, address.MILESTONE: milestone})


def _of_a_place(kind: str, key: str, territory: str) -> Target:
    """The page of an organisation, an agreement or a meeting; of a link, the register."""
    place = {address.TERRITORY: territory}
    if kind in OF_A_MEETING:
        return target(MEETING, **place, **{address.MEETING: key.partition(".")[0]})
    if kind == "agreement":
        return target(AGREEMENT, **place, **{address.AGREEMENT: key})
    if kind == "organisation":
        return target(STAKEHOLDER, **place, **{address.ORGANISATION: key})
    return target(STAKEHOLDERS, **place)


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
        for one in column
        for line in one.lines
        if line.target
    }
    hrefs = {target: address for address, target in targets.items()}
    data = {"columns": [[_drawn(one, hrefs) for one in column] for column in columns]}
    chosen = mount("link_lists", data=data, key=key)
    if isinstance(chosen, str) and chosen in targets:
        targets[chosen].open()


def _drawn(one: LinkList, hrefs: Mapping[Target, str]) -> dict[str, object]:
    lines = [
        [line.text, line.strong, line.sign, hrefs[line.target] if line.target else None]
        for line in one.lines
    ]
    return {"title": one.title, "level": one.level, "empty": one.empty, "lines": lines}
