"""The matrix of territories and phases: one link a cell, a table for whoever cannot see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.phases import PhaseStatus
from domain.schedule import Flag


@dataclass(frozen=True, slots=True)
class Column:
    """A phase of the method."""

    phase_key: str
    position: int
    title: str


@dataclass(frozen=True, slots=True)
class Head:
    """A title above several neighbouring phases."""

    title: str
    phase_keys: tuple[str, ...]
    is_proposal: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one phase stands in one territory; its texts are already the reader's."""

    phase_key: str
    status: PhaseStatus
    flag: Flag | None
    date_text: str  # short: « 02/2024 »; empty when no date is known
    sentence: str  # the state alone, without territory nor phase: « en cours, au plus tard le … »
    href: str
    declared: bool  # said in the application, not verified yet


@dataclass(frozen=True, slots=True)
class Row:
    """A territory, one cell a column, in the order of the columns."""

    key: str
    title: str
    href: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class GroupCell:
    """How many territories of a group stand where, for one phase."""

    phase_key: str
    counts: Mapping[PhaseStatus | Flag, int]
    sentence: str
    href: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Several territories on one line; when open, their own rows follow it."""

    key: str
    title: str  # with the number of territories: « Hainaut (69) »
    href: str  # opens or closes the group
    is_open: bool
    cells: tuple[GroupCell, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was opened: a cell, or a whole line when there is no phase."""

    phase: str | None
    territory: str | None = None
    group: str | None = None


def matrix(
    *,
    heads: Sequence[Head],
    columns: Sequence[Column],
    rows: Sequence[Row | GroupRow],
    caption: str,
    key: str,
) -> Choice | None:
    """Draw the matrix; what the person opened in this run, or None."""
    raise NotImplementedError
