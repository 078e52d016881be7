"""A person’s own workbook handed back, with what is wrong as comments in the cells."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from documents.csv_table import csv_sheet
from documents.workbook_reading import chosen_sheet, open_book
from domain.files import CheckedFile, FileKind
from domain.tables import CellProblem
from i18n.translator import explain

AUTHOR = "Suivi Pôle insertion"
_SIZE = (320, 120)  # pixels


def commented(
    file: CheckedFile, places: Mapping[str, int], problems: Sequence[CellProblem]
) -> bytes:
    """What is wrong with a whole line stands in its first cell; comments of ours that an
    earlier reading left are gone."""
    book = _from_csv(file) if file.kind is FileKind.TEXT else open_book(file, read_only=False)
    sheet = book.worksheets[0] if file.kind is FileKind.TEXT else chosen_sheet(book, file.name)
    _clear(sheet)
    for problem in problems:
        place = problem.place or places.get(problem.column or "", 1)
        cell = sheet.cell(problem.line, place)
        if isinstance(cell, Cell):
            _add(cell, explain(problem.refusal, "fr"))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _from_csv(file: CheckedFile) -> Workbook:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in csv_sheet(file).rows:
        for place, text in enumerate(row.cells, 1):
            shown = ILLEGAL_CHARACTERS_RE.sub(" ", text) if isinstance(text, str) else ""
            cell = sheet.cell(row.number, place, shown)
            cell.data_type = "s"
    return book


def _clear(sheet: Worksheet) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment and cell.comment.author == AUTHOR:
                cell.comment = None


def _add(cell: Cell, words: str) -> None:
    before = f"{cell.comment.text}\n" if cell.comment else ""
    told = ILLEGAL_CHARACTERS_RE.sub(" ", before + words)  # it may quote the cell
    cell.comment = Comment(told, AUTHOR, *reversed(_SIZE))
