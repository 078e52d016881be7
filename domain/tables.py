"""Tables that people take away and hand in again: their columns, their lines, what is wrong with a
cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from domain.dates import PartialDate, Precision
from domain.errors import N_, BadDate, DomainError
from domain.numbers import parse_number, plain_number
from domain.sheets import CellRemark, column_letters
from domain.text import bare, clean

CELL_LIMIT = 2000  # characters
BELGIAN_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)

R = TypeVar("R")
Value = str | int | Decimal | date | None  # a cell to be written; None leaves it empty


class ColumnKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"  # « 12,5 », « 40 190 »
    DAY = "day"  # 2024-02-07 or 07/02/2024
    CHOICE = "choice"  # one of the words listed


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what our code calls it, what its head says, what may stand in its cells."""

    key: str
    title: str
    kind: ColumnKind = ColumnKind.TEXT
    required: bool = False
    meaning: str = ""  # for the sheet that explains the columns
    choices: tuple[str, ...] = ()
    limit: int = CELL_LIMIT  # characters


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A refusal about one cell, or about a whole line. Lines are numbered as a spreadsheet does."""

    line: int
    column: str | None  # its key
    refusal: DomainError
    place: int | None = None  # where no known column stands


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line as it is understood: each column has its text, « » when the cell is empty. Numbers
    read 12.5, days 2024-02-07, choices as they are listed."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds. A line with a problem is not among the lines."""

    lines: tuple[TableLine, ...]
    problems: tuple[CellProblem, ...]
    places: Mapping[str, int]  # where each column stands in the file, from 1
    sheet: str = ""  # its name, in a workbook
    encoding: str = ""  # of a text
    remarks: tuple[CellRemark, ...] = ()

    def cell_name(self, line: int | None, column: str | None, place: int | None = None) -> str:
        """As a spreadsheet calls it: « F2 »; « A2 » for a whole line, nothing for a whole file."""
        if line is None:
            return ""
        return f"{column_letters(place or self.places.get(column or '', 1))}{line}"

    def all_problems(self, more: Iterable[CellProblem]) -> tuple[CellProblem, ...]:
        """Return those of its cells and those found since, line by line."""
        problems = (*self.problems, *more)
        return tuple(sorted(problems, key=lambda problem: (problem.line, problem.column or "")))


class LineReading:
    """The cells of one line as somebody makes sense of them, and what is wrong with them."""

    def __init__(self, line: TableLine) -> None:
        self.line = line
        self.problems: list[CellProblem] = []

    def take(self, column: str, read: Callable[[str], R]) -> R | None:
        """Return what the cell says, or None and its refusal among the problems."""
        try:
            return read(self.line.cells[column])
        except DomainError as refusal:
            self.refuse(column, refusal)
            return None

    @property
    def refused(self) -> set[str | None]:
        """The columns that are refused already."""
        return {problem.column for problem in self.problems}

    def refuse(self, column: str, refusal: DomainError) -> None:
        self.problems.append(CellProblem(self.line.number, column, refusal))


@lru_cache(maxsize=4096)  # the same few words, on every line of a file
def folded(text: str) -> str:
    """Return how words are compared: without regard to case, accents, ligatures, invisible marks or
    the number of spaces."""
    return " ".join(bare(text.replace("’", "'")).split())


def understood(text: str, column: Column) -> str:
    """The cell as the rest of the application reads it; refuses what its column may not hold."""
    text = clean(text, field=column.title, limit=column.limit)
    if not text:
        if column.required:
            raise CellEmpty(column=column.title)
        return ""
    if column.kind is ColumnKind.NUMBER:
        return plain_number(parse_number(text))
    if column.kind is ColumnKind.DAY:
        return parse_written_day(text).isoformat()
    if column.kind is ColumnKind.CHOICE:
        return chosen({word: word for word in column.choices}, text)
    return text


def parse_written_day(text: str) -> date:
    """2024-02-07 or 07/02/2024; nothing else is a day."""
    try:
        day = parse_written_date(text)
    except BadDate:
        raise DayUnreadable(value=text[:40]) from None
    if day.precision is not Precision.DAY:
        raise DayUnreadable(value=text[:40])
    return day.first


def parse_written_date(text: str) -> PartialDate:
    """Read a date as people write it, a month or a quarter included."""
    if belgian := BELGIAN_DAY.fullmatch(text):
        day, month, year = belgian.groups()
        text = f"{year}-{int(month):02}-{int(day):02}"
    return PartialDate.parse(text)


def chosen(words: Mapping[str, R], text: str) -> R:
    """Return what stands behind one of the words, however it is spelt."""
    known = {folded(word): word for word in words}
    if folded(text) not in known:
        raise ChoiceUnknown(value=text[:80], known=_some_of([word for word in words if word]))
    return words[known[folded(text)]]


def _some_of(words: Sequence[str], shown: int = 8) -> str:
    return ", ".join(words[:shown]) + (", …" if len(words) > shown else "")


class NotATable(DomainError):
    reason = N_("« {name} » n’est ni un classeur XLSX, ni un fichier CSV.")
    remedy = N_(
        "Dans votre tableur, choisissez « Enregistrer sous… », puis « Classeur Excel (.xlsx) » ou "
        "« CSV UTF-8 »."
    )


class TableEmpty(DomainError):
    reason = N_("« {name} » ne contient aucune ligne à lire.")
    remedy = N_("Remplissez au moins une ligne sous les titres des colonnes.")


class ColumnsMissing(DomainError):
    """Another workbook than ours, or one that lost columns."""

    reason = N_("Des colonnes manquent dans « {name} » : {columns}.")
    remedy = N_("Partez du fichier exporté ici, et gardez toutes ses colonnes et leurs titres.")


class ColumnsUnknown(DomainError):
    reason = N_("« {name} » a des colonnes inconnues : {columns}.")
    remedy = N_("Retirez-les : rien de ce que vous y avez écrit ne serait gardé.")


class ColumnTwice(DomainError):
    reason = N_("La colonne « {column} » est deux fois dans « {name} » : {cells}.")
    remedy = N_("Gardez-en une seule.")


class TableTooLong(DomainError):
    reason = N_("« {name} » compte plus de {limit} lignes.")
    remedy = N_("Retirez les lignes vides du bas, ou découpez le fichier.")


class TableTooWide(DomainError):
    reason = N_("« {name} » annonce {count} colonnes.")
    remedy = N_("Supprimez les colonnes vides à droite, enregistrez, puis recommencez.")


class FormulaRefused(DomainError):
    reason = N_("La cellule contient une formule.")
    remedy = N_("Remplacez-la par son résultat (collage spécial, valeurs).")


class CellUnreadable(DomainError):
    reason = N_("La cellule contient {what}, qui ne se lit pas ici.")
    remedy = N_("Écrivez-y du texte, un nombre ou une date.")


class CellEmpty(DomainError):
    reason = N_("La cellule « {column} » est vide.")
    remedy = N_("Complétez-la.")


class DayUnreadable(DomainError):
    reason = N_("« {value} » n’est pas un jour.")
    remedy = N_("Écrivez AAAA-MM-JJ ou JJ/MM/AAAA, par exemple 07/02/2024.")


class ChoiceUnknown(DomainError):
    reason = N_("« {value} » n’est pas une valeur connue de cette colonne.")
    remedy = N_("Choisissez parmi : {known}.")


class LineTwice(DomainError):
    reason = N_("Cette ligne parle de la même chose que la ligne {other}.")
    remedy = N_("Gardez l’une des deux.")


class CellsRefused(DomainError):
    """All or nothing: one wrong cell and no line is kept."""

    reason = N_("Des cellules ne conviennent pas ; rien n’a été enregistré ({count}).")
    remedy = N_("Corrigez-les dans votre fichier, puis déposez-le de nouveau.")
