"""The calendar of the phases: what is known, drawn as precisely as it is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.dates import PartialDate
from domain.phases import PhaseStatus


class BarKind(StrEnum):
    REAL = "real"
    PLANNED = "planned"


class DiamondKind(StrEnum):
    ACTUAL = "actual"
    FORECAST = "forecast"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Bar:
    """A span of time. An open end is known to reach further, nobody knows how far."""

    start: PartialDate | None
    end: PartialDate | None
    kind: BarKind
    status: PhaseStatus
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Diamond:
    """A milestone or an event."""

    on: PartialDate
    kind: DiamondKind
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """One phase, or the events outside the phases; with nothing known it says so."""

    key: str
    title: str
    sentence: str  # everything the drawing shows, in words
    bars: tuple[Bar, ...] = ()
    diamonds: tuple[Diamond, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one territory, or of what concerns them all."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """The days drawn as lines: today, and the day that the page tells of when it is another."""

    today: date
    as_of: date | None = None


def calendar(
    *,
    sections: Sequence[Section],
    marks: Marks,
    caption: str,
    key: str,
    selected: str | None = None,
) -> str | None:
    """Draw the calendar; the key of the line chosen in this run, or None."""
    raise NotImplementedError
