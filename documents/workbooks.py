"""A table as an XLSX workbook: typed cells, heads that stay in sight, filters, a sheet that explains."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from domain.tables import Column, ColumnKind, Value
from i18n.labels.tables import COLUMN_KIND_WORD

DATA, DICTIONARY = "Données", "Dictionnaire"
_HEAD = PatternFill("solid", fgColor="0F6E6E")
_WIDTHS = (10, 48)  # characters, of the narrowest and the widest column
_CHOICES_LIMIT = 255  # characters that a list of choices may take in a workbook
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # a spreadsheet would show the sign it stands for
_FORMATS = {str: "@", date: "DD/MM/YYYY"}  # as text « 2024-02 » does not turn into a day


def workbook(rows: Iterable[Mapping[str, Value]], columns: Sequence[Column]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = DATA
    _fill(
        sheet, [column.title for column in columns], ([row[c.key] for c in columns] for row in rows)
    )
    _choices(sheet, columns)
    explained = book.create_sheet(DICTIONARY)
    heads = ["Colonne", "Obligatoire", "Sorte", "Ce qu’on y écrit"]
    _fill(explained, heads, (_explanation(column) for column in columns))
    for row in explained.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _fill(sheet: Worksheet, heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    widths = [len(head) + 4 for head in heads]
    for place, head in enumerate(heads, 1):
        cell = sheet.cell(1, place, head)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEAD
    for number, row in enumerate(rows, 2):
        for place, value in enumerate(row, 1):
            _write(sheet.cell(number, place), value)
            widths[place - 1] = max(widths[place - 1], len(str(value or "")) + 1)
    for place, width in enumerate(widths, 1):
        narrowest, widest = _WIDTHS
        sheet.column_dimensions[get_column_letter(place)].width = min(max(width, narrowest), widest)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _write(cell: Cell | MergedCell, value: Value) -> None:
    """Text stays text, whatever it begins with: nothing that people typed is ever computed."""
    cell.value = _ESCAPED.sub("_x005F_", value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
    cell.number_format = _FORMATS.get(type(value), cell.number_format)


def _choices(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """A list to choose from, below the lines too, where it is short enough to be kept."""
    for place, column in enumerate(columns, 1):
        words = ",".join(column.choices)
        if words and len(words) < _CHOICES_LIMIT and '"' not in words:
            listed = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
            sheet.add_data_validation(listed)
            letter = get_column_letter(place)
            listed.add(f"{letter}2:{letter}5001")


def _explanation(column: Column) -> list[Value]:
    needed = "oui" if column.required else "non"
    choices = f" Valeurs : {', '.join(column.choices)}." if column.choices else ""
    kind = COLUMN_KIND_WORD[ColumnKind(column.kind)]
    return [column.title, needed, kind, column.meaning + choices]
