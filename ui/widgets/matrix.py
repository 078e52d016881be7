"""The matrix of territories and phases: one link a cell, a table for whoever cannot see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from os.path import commonprefix

from domain.phases import PhaseStatus
from domain.schedule import Flag
from ui.session import t
from ui.widgets.glyphs import SIGNS, sign_word
from ui.widgets.mount import mount


@dataclass(frozen=True, slots=True)
class Column:
    """A phase of the method."""

    phase_key: str
    position: int
    title: str
    brief: str  # the same where there is little room


@dataclass(frozen=True, slots=True)
class Head:
    """A title above several neighbouring phases."""

    title: str
    phase_keys: tuple[str, ...]
    is_proposal: bool


class Whose(IntEnum):
    """Whose word a state is: what the application was told is drawn hollow until FOREm verified it."""

    SOURCE = 0
    DECLARED = 1
    VERIFIED = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one phase stands in one territory; its texts are already the reader's."""

    phase_key: str
    status: PhaseStatus
    flag: Flag | None
    date_text: str  # short: « 02/2024 »; empty when no date is known
    sentence: str  # the state alone, without territory nor phase: « en cours, au plus tard le … »
    href: str
    whose: Whose = Whose.SOURCE


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
    if not rows:
        return None
    data = {
        "caption": caption,
        "words": _words(),
        "marks": ["", t("déclaré, à vérifier"), t("vérifié par le FOREm")],
        "signs": [[str(sign), t(sign_word(sign))] for sign in SIGNS],
        "legend": _legend(rows),
        "whose": sorted({cell.whose for cell in _cells(rows)} - {Whose.SOURCE}),
        "proposal": any(head.is_proposal for head in heads),
        "heads": [[head.title, len(head.phase_keys)] for head in heads],
        "columns": [[one.phase_key, one.position, one.title, one.brief] for one in columns],
        **_packed(rows),
    }
    return _read(mount("matrix", data=data, key=key), rows=rows, columns=columns)


def _words() -> dict[str, str]:
    return {
        "territory": t("Territoire"),
        "cell": t("{row}, phase {position}, {title} : {sentence}"),
        "proposal": t("regroupement\u00a0: proposition"),
        "legend": t("Légende"),
        "keys": t("Clavier : flèches pour se déplacer, Entrée pour ouvrir."),
    }


def _packed(rows: Sequence[Row | GroupRow]) -> dict[str, object]:
    """Rows without repetition: texts by number, addresses by what differs within a row."""
    texts: dict[str, int] = {}
    packed = [_packed_row(row, texts) for row in rows]
    return {"rows": packed, "texts": list(texts)}


def _packed_row(row: Row | GroupRow, texts: dict[str, int]) -> dict[str, object]:
    base = commonprefix([cell.href for cell in row.cells])  # noqa: RUF071 — characters, not folders
    cells = [
        [_number(texts, cell.sentence), cell.href[len(base) :], *_shown(cell, texts)]
        for cell in row.cells
    ]
    packed = {"key": row.key, "title": row.title, "href": row.href, "base": base, "cells": cells}
    return packed | ({"open": row.is_open} if isinstance(row, GroupRow) else {})


def _shown(cell: Cell | GroupCell, texts: dict[str, int]) -> list[object]:
    if isinstance(cell, GroupCell):
        return [[[SIGNS.index(sign), count] for sign, count in cell.counts.items() if count]]
    flag = SIGNS.index(cell.flag) if cell.flag else None
    return [SIGNS.index(cell.status), flag, _number(texts, cell.date_text), int(cell.whose)]


def _number(texts: dict[str, int], text: str) -> int:
    return texts.setdefault(text, len(texts))


def _cells(rows: Sequence[Row | GroupRow]) -> list[Cell]:
    return [cell for row in rows if isinstance(row, Row) for cell in row.cells]


def _legend(rows: Sequence[Row | GroupRow]) -> list[int]:
    """The signs that are drawn, in the order of the vocabulary."""
    counted = [
        sign for row in rows if isinstance(row, GroupRow) for c in row.cells for sign in c.counts
    ]
    drawn = {sign for cell in _cells(rows) for sign in (cell.status, cell.flag)} | {*counted}
    return [number for number, sign in enumerate(SIGNS) if sign in drawn]


def _read(
    chosen: object, *, rows: Sequence[Row | GroupRow], columns: Sequence[Column]
) -> Choice | None:
    """The choice, when it is one of those offered: the browser's word is not taken for it."""
    if not isinstance(chosen, Mapping):
        return None
    phase, territory, group = (chosen.get(name) for name in ("phase", "territory", "group"))
    offered = {row.key for row in rows if isinstance(row, GroupRow) == (group is not None)}
    if (group or territory) not in offered:
        return None
    if phase is not None and phase not in {column.phase_key for column in columns}:
        return None
    return Choice(phase=phase, territory=territory, group=group)
