"""The lines of an XLSX workbook, read with bounds: nothing in it is computed, nothing is
trusted."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from defusedxml.common import DefusedXmlException
from openpyxl import DEFUSEDXML, load_workbook
from openpyxl.workbook import Workbook

from documents.workbooks import DATA
from domain.errors import DomainError
from domain.files import CheckedFile, FileDamaged
from domain.numbers import plain_number
from domain.tables import CellUnreadable, FormulaRefused, TableTooLong, TableTooWide

WIDEST = 200  # columns
_DAMAGED = (
    BadZipFile, ParseError, DefusedXmlException, KeyError, ValueError, TypeError, IndexError,
    AttributeError, OSError,
)  # fmt: skip

assert DEFUSEDXML  # entities in a workbook are refused, not expanded


def workbook_rows(file: CheckedFile, *, limit: int) -> Iterator[list[str | DomainError]]:
    """Return each line of its sheet « Données », or of the first one, the first line too."""
    book = open_book(file, read_only=True)
    try:
        sheet = book[DATA] if DATA in book.sheetnames else book.worksheets[0]
        if (sheet.max_column or 0) > WIDEST:
            raise TableTooWide(name=file.name, count=sheet.max_column)
        if (sheet.max_row or 0) > limit + 1:
            raise TableTooLong(name=file.name, limit=limit)
        widest = min(sheet.max_column or WIDEST, WIDEST)
        for row in sheet.iter_rows(max_row=limit + 2, max_col=widest):
            yield [_read(cell) for cell in row]
    except _DAMAGED:  # what openpyxl raises on parts that do not fit together
        raise FileDamaged(name=file.name) from None
    finally:
        book.close()


def open_book(file: CheckedFile, *, read_only: bool) -> Workbook:
    try:
        book = load_workbook(io.BytesIO(file.content), read_only=read_only, keep_links=False)
    except _DAMAGED:
        raise FileDamaged(name=file.name) from None
    if not book.worksheets:
        raise FileDamaged(name=file.name)
    return book


def _read(cell: Any) -> str | DomainError:
    """The cell as a person would type it."""
    shown = str(cell.number_format or "") if cell.value is not None else ""
    match cell.value, cell.data_type:
        case _, "f":
            return FormulaRefused()
        case None | str() as text, "n" | "s" | "inlineStr" | "str":
            return text or ""
        case (bool(), _) | (_, "e"):
            return CellUnreadable(what=f"« {cell.value} »")
        case ((int() | float() as number), _):
            return _number(number, shown)
        case date() as day, _:
            return _day(day, shown)
        case _:
            return CellUnreadable(what="une durée ou une heure")


def _number(value: float, shown: str) -> str:
    """12.5 as « 12,5 »; what is shown as a percentage is stored a hundred times smaller."""
    exact = Decimal(repr(value))
    if "%" in shown:
        return f"{_comma(exact * 100)} %"
    return _comma(exact)


def _comma(number: Decimal) -> str:
    return plain_number(round(number, 6)).replace(".", ",")


def _day(value: date, shown: str) -> str:
    """A spreadsheet turns « 2024-02 » into the first of February, and shows the month only."""
    return f"{value:%Y-%m-%d}" if "d" in shown.lower() else f"{value:%Y-%m}"
