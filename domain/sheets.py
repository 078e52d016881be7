"""A file of lines as it is read, before anything is understood of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from domain.errors import N_, DomainError, Remark

Cell = str | DomainError  # as a person would type it, or why it cannot be read


class SheetRow(NamedTuple):
    """One line of a file under its number there. `remarks` and `refused` are about the cells of a
    place, from 1; what is refused there is so only if the line is one of the table."""

    number: int
    cells: list[Cell]
    remarks: Mapping[int, Remark] = {}
    refused: Mapping[int, DomainError] = {}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a file as they are read, and what is worth telling of the whole."""

    rows: Iterator[SheetRow]
    name: str = ""  # of the sheet, in a workbook
    encoding: str = ""  # of a text
    remarks: Sequence[CellRemark] = ()
    hidden_columns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CellRemark:
    """Something worth knowing about a cell, a line, or with neither about the whole file."""

    line: int | None
    column: str | None
    told: Remark


def column_letters(place: int) -> str:
    """The name of a column: 1 is A, 27 is AA."""
    letters = ""
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


class CellWithoutColumn(DomainError):
    reason = N_("La cellule contient « {value} », sous aucun titre de colonne.")
    remedy = N_(
        "Retirez-la ; ou, si une autre cellule contient le séparateur du fichier, mettez "
        "celle-là entre guillemets."
    )


class HeadsRepeated(Remark):
    reason = N_("La ligne {line} répète les titres des colonnes : elle n’est pas lue.")


class TitlesBelow(Remark):
    reason = N_(
        "Les titres des colonnes sont à la ligne {line} ; ce qui est au-dessus n’est pas lu."
    )


class ColumnHidden(Remark):
    reason = N_("La colonne « {column} » est masquée dans la feuille ; elle est lue.")
