"""The lines of an XLSX workbook, read with bounds: nothing in it is computed, nothing is
trusted."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from openpyxl import DEFUSEDXML, LXML, load_workbook
from openpyxl.workbook import Workbook

from documents.number_formats import NotADay, says_date, shown_day, shown_number, shown_text
from documents.workbook_layout import Layout, layout_of, runs
from documents.workbooks import DATA, DICTIONARY
from domain.errors import N_, DomainError, Remark
from domain.files import CheckedFile, FileDamaged
from domain.sheets import Cell, CellRemark, Sheet, SheetRow
from domain.tables import CellUnreadable, FormulaRefused, TableTooLong, TableTooWide, folded

WIDEST = 200  # columns
_MAIN_PART, _STRICT = "xl/workbook.xml", b"purl.oclc.org/ooxml"
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DAMAGED = (
    BadZipFile, ParseError, DefusedXmlException, LookupError, ValueError, TypeError,
    AttributeError, ArithmeticError, OSError,
)  # fmt: skip

assert DEFUSEDXML and not LXML  # entities in a workbook are refused, not expanded


def workbook_sheet(file: CheckedFile, *, limit: int) -> Sheet:
    """Return the lines of its sheet « Données », or else of the active one, as they are read, the
    first one too; rows that nobody sees are left out, and told.

    Refuses a workbook where neither is in sight, and more lines than the limit."""
    book = open_book(file, read_only=True)
    try:
        sheet = chosen_sheet(book, file.name)
        layout = _layout(sheet)
        if layout.widest > WIDEST:
            raise TableTooWide(name=file.name, count=layout.widest)
        if layout.last_row > limit + 1:
            raise TableTooLong(name=file.name, limit=limit)
    except _DAMAGED:  # what openpyxl raises on parts that do not fit together
        book.close()
        raise FileDamaged(name=file.name) from None
    except DomainError:
        book.close()
        raise
    return Sheet(
        _rows(file.name, book, sheet, layout),
        name=sheet.title,
        remarks=[*_other_sheets(book, sheet), *_hidden_rows(layout)],
        hidden_columns=tuple(
            place for place in range(1, layout.widest + 1) if layout.hides_column(place)
        ),
    )


def chosen_sheet(book: Workbook, name: str) -> Any:
    """Return the sheet named « Données » in whatever case, else the active one; of those in
    sight."""
    named = [sheet for sheet in book.worksheets if folded(sheet.title) == folded(DATA)]
    named.sort(key=lambda sheet: sheet.title != DATA)
    active = [sheet for sheet in book.worksheets if sheet is book.active]
    for sheet in named or active:
        if sheet.sheet_state == "visible":
            return sheet
    seen = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    titles = "\u00a0; ".join(_quoted(title) for title in seen) or "aucune"
    raise SheetNotChosen(name=name, data=DATA, sheets=titles)


def _layout(sheet: Any) -> Layout:
    # The one way to the part itself: what a row hides is not told by a sheet read as a stream.
    with sheet._get_source() as part:
        return layout_of(part)


def _rows(name: str, book: Workbook, sheet: Any, layout: Layout) -> Iterator[SheetRow]:
    sheet.reset_dimensions()  # a program may have announced another size than that of its cells
    try:
        rows = sheet.iter_rows(max_row=layout.last_row, max_col=layout.widest or 1)
        for number, cells in enumerate(rows, 1):
            if number not in layout.hidden_rows:
                yield _row(number, cells, layout)
    except _DAMAGED:
        raise FileDamaged(name=name) from None
    finally:
        book.close()


def _row(number: int, cells: Iterable[Any], layout: Layout) -> SheetRow:
    remarks = dict[int, Remark]()
    read = [_read(cell, place, remarks) for place, cell in enumerate(cells, 1)]
    merge = layout.merge_over(number, layout.widest)
    refused = {merge.left: CellsMerged(where=merge.name)} if merge else {}
    return SheetRow(number, read, remarks, refused)


def _other_sheets(book: Workbook, chosen: Any) -> Iterator[CellRemark]:
    others = [
        _quoted(sheet.title) + ("" if sheet.sheet_state == "visible" else " (masquée)")
        for sheet in book.worksheets
        if sheet is not chosen and folded(sheet.title) != folded(DICTIONARY)
    ]
    if others:
        words = "\u00a0; ".join(others)
        yield CellRemark(None, None, SheetsLeftOut(others=words))


def _quoted(title: str) -> str:
    return f"«\u00a0{title}\u00a0»"


def _hidden_rows(layout: Layout) -> Iterator[CellRemark]:
    for first, last in runs(row for row in layout.filled_rows if row in layout.hidden_rows):
        told = RowHidden if first == last else RowsHidden
        why = "par un filtre" if layout.is_filtered else "dans la feuille"
        yield CellRemark(first, None, told(first=first, last=last, why=why))


def open_book(file: CheckedFile, *, read_only: bool) -> Workbook:
    """Open it with openpyxl, which reads the transitional form of ECMA-376 only."""
    content = io.BytesIO(file.content)
    try:
        with ZipFile(content) as archive:
            if _STRICT in archive.read(_MAIN_PART):
                raise WorkbookStrict(name=file.name)
        book = load_workbook(content, read_only=read_only, keep_links=False)
    except _DAMAGED:
        raise FileDamaged(name=file.name) from None
    if not book.worksheets:
        raise FileDamaged(name=file.name)
    return book


def _read(cell: Any, place: int, remarks: dict[int, Remark]) -> Cell:
    """The cell as a person would type what it shows."""
    shown = str(cell.number_format or "") if cell.value is not None else ""
    try:
        words, remark = _shown(cell.value, cell.data_type, shown)
    except DomainError as refusal:
        return refusal
    if remark:
        remarks[place] = remark
    return words


def _shown(value: object, kind: str, shown: str) -> tuple[str, Remark | None]:
    match value, kind:
        case _, "f":
            raise FormulaRefused
        case None | str() as text, "n" | "s" | "inlineStr" | "str":
            return (shown_text(unescaped(text), shown) if text else ""), None
        case (bool(), _) | (_, "e"):
            raise CellUnreadable(what=f"« {value} »")
        case ((int() | float() as number), _):
            return shown_number(number, shown)
        case date() as day, _ if says_date(shown):
            return shown_day(day, shown), None
        case date() as day, _:  # by the type of the cell alone
            return f"{day:%Y-%m-%d}", None
        case _:
            raise NotADay


def unescaped(text: str) -> str:
    """« _x000D_ » as the sign that it stands for; « _x005F_ » keeps such letters as they are."""
    if "_x" not in text:
        return text
    signs = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    # What lies beyond the first plane is written as two halves.
    return signs.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class WorkbookStrict(DomainError):
    reason = N_("« {name} » est au format Open XML strict, qui ne se lit pas ici.")
    remedy = N_(
        "Choisissez « Enregistrer sous… », puis « Classeur Excel (.xlsx) », et recommencez."
    )


class SheetNotChosen(DomainError):
    reason = N_("« {name} » n’a ni feuille « {data} » visible, ni feuille active à l’écran.")
    remedy = N_("Nommez « {data} » celle qu’il faut lire. Feuilles visibles : {sheets}.")


class CellsMerged(DomainError):
    reason = N_("Les cellules {where} sont fusionnées.")
    remedy = N_("Annulez la fusion, puis remplissez chaque cellule.")


class SheetsLeftOut(Remark):
    reason = N_("Feuilles non lues : {others}.")


class RowHidden(Remark):
    reason = N_("La ligne {first} est masquée {why} : elle n’est pas lue.")


class RowsHidden(Remark):
    reason = N_("Les lignes {first} à {last} sont masquées {why} : elles ne sont pas lues.")
