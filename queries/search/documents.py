"""What can be searched, as every kind of thing describes itself; nothing here reads anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from domain.dates import end_of_day
from domain.subjects import Subject
from queries.moment import Moment


class ResultKind(StrEnum):
    """Groups of results, in the order in which they are shown."""

    TERRITORY = "territory"
    PHASE = "phase"
    MILESTONE = "milestone"
    ORGANISATION = "organisation"
    MEETING = "meeting"
    AGREEMENT = "agreement"
    REPORT = "report"
    SAID = "said"  # facts, with what people and sources wrote about them
    COMMENT = "comment"
    LOT = "lot"
    METHOD = "method"
    SOURCE = "source"
    TERM = "term"
    JOURNAL = "journal"


class Said(NamedTuple):
    """The fact that a text was said with."""

    fact_id: int
    subject: str
    attribute: str


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that may be found. `names` and `texts` are its own words; `context` says of what
    it is part, and only narrows a search. The rest says where it is read."""

    kind: ResultKind
    names: tuple[str, ...]
    texts: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    subject: str | None = None  # of facts and comments, when a page shows it
    place: str | None = None  # when it is a territory
    phase: str | None = None  # when it is what the method says of one, in whatever territory
    action: str | None = None
    said: Said | None = None

    @property
    def territory(self) -> str | None:
        """Where it stands; None for what concerns all of them."""
        if self.subject:
            return Subject.parse(self.subject).territory or None
        return self.place

    @property
    def title(self) -> str:
        return ", ".join((*self.names, *self.context))


@dataclass(frozen=True, slots=True)
class Asked:
    """The words looked for, and the moment looked at."""

    words: tuple[str, ...]
    moment: Moment
    today: date

    @property
    def until(self) -> datetime | None:
        """In the past, the end of the day looked at: nothing recorded later counts."""
        if self.moment == Moment(self.today):
            return None
        end = end_of_day(self.moment.on)
        return min(end, self.moment.known_at) if self.moment.known_at else end


Documents = Iterable[Document]
