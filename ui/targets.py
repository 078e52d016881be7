"""Where a line of a list or a name leads: a page of ours and what its address holds."""

from __future__ import annotations

from dataclasses import dataclass

from domain.addresses import Page, Param, page_of
from domain.subjects import Subject
from ui.links import go, href
from ui.navigation import ENTRIES, PageEntry

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


def target_of(subject: str, *, origin: str, act: str | None = None) -> Target:
    """The page that shows the subject of a fact or a comment; `origin` is the list to come back to,
    `act` what is to be done there."""
    page, params = page_of(Subject.parse(subject))
    # Only pages that are one of many in a list: elsewhere « back » would lead astray.
    back = {Param.ORIGIN: origin} if page in COME_BACK else {}
    return target(ENTRIES[page], **params, **back, **{Param.ACT: act})
