"""Workbooks as people have them: what is in sight is read, what is not is told, nothing is guessed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart

from documents.file_inspection import checked
from documents.tables import read_table, table_xlsx, with_comments
from documents.workbook_layout import RangeTooWide
from documents.workbook_reading import SheetNotChosen, unescaped
from domain import tables as refused
from domain.errors import DomainError
from domain.sheets import CellWithoutColumn
from domain.tables import Column, ColumnKind, Table

COLUMNS = (
    Column("name", "Nom", required=True),
    Column("count", "Nombre", ColumnKind.NUMBER),
    Column("on", "Le", ColumnKind.DAY),
)
HEADS = [column.title for column in COLUMNS]


def saved(book: Workbook) -> bytes:
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def book_of(*sheets: tuple[str, Sequence[Sequence[object]]]) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    return book


def read(content: bytes) -> Table:
    return read_table(checked("t.xlsx", content, max_megabytes=10), COLUMNS)


def told(table: Table) -> list[str]:
    return [str(remark.told).replace("\u00a0", " ") for remark in table.remarks]


def rows(*names: str) -> list[list[str]]:
    return [HEADS, *[[name] for name in names]]


def test_the_sheet_of_data_is_read_wherever_it_stands_and_however_it_is_written() -> None:
    for title in ("Données", "données", "DONNEES", "Donne\u0301es"):
        book = book_of(("Autre", rows("autre")), (title, rows("bien")))
        book.active = 0
        table = read(saved(book))
        assert [line.cells["name"] for line in table.lines] == ["bien"]
        assert table.sheet == title
        assert told(table) == ["Feuilles non lues : « Autre »."]


def test_without_it_the_active_sheet_in_sight_is_read_and_the_hidden_one_told() -> None:
    book = book_of(("Modèle", rows("caché")), ("Saisie", rows("vu")))
    book.worksheets[0].sheet_state = "veryHidden"
    book.active = 1
    table = read(saved(book))
    assert [line.cells["name"] for line in table.lines] == ["vu"]
    assert told(table) == ["Feuilles non lues : « Modèle » (masquée)."]


THREE = (("Modèle", rows("a")), ("Saisie", rows("b")), ("Bis", rows("c")))


def test_where_none_is_in_sight_the_sheets_are_named() -> None:
    book = book_of(*THREE)
    book.worksheets[0].sheet_state = "hidden"
    # A program may leave the active sheet hidden, which no spreadsheet would.
    active = patched(saved(book), b'activeTab="1"', b'activeTab="0"', "xl/workbook.xml")
    with pytest.raises(SheetNotChosen, match=r"Saisie.*Bis"):
        read(active)
    book.worksheets[0].title, book.active = "Données", 1
    with pytest.raises(SheetNotChosen, match=r"Saisie.*Bis"):
        read(saved(book))


def test_a_chart_that_is_active_is_no_table() -> None:
    book = book_of(*THREE)
    sheet = book.create_chartsheet("Graphique")
    sheet.add_chart(BarChart())
    book.active = 3
    with pytest.raises(SheetNotChosen):
        read(saved(book))


def test_hidden_and_filtered_lines_are_left_out_and_named() -> None:
    book = book_of(("Données", rows("a", "b", "c", "d", "e")))
    sheet = book["Données"]
    for row in (3, 4, 6):
        sheet.row_dimensions[row].hidden = True
    table = read(saved(book))
    assert [line.cells["name"] for line in table.lines] == ["a", "d"]
    assert told(table) == [
        "Les lignes 3 à 4 sont masquées dans la feuille : elles ne sont pas lues.",
        "La ligne 6 est masquée dans la feuille : elle n’est pas lue.",
    ]
    assert [table.cell_name(remark.line, remark.column) for remark in table.remarks] == ["A3", "A6"]
    sheet.auto_filter.ref = "A1:C6"
    sheet.auto_filter.add_filter_column(0, ["a", "d"])
    assert "masquées par un filtre" in told(read(saved(book)))[0]
    low = patched(saved(book), b'<row r="2"', b'<row customHeight="1" ht="0" r="2"')  # by a mouse
    assert [line.number for line in read(low).lines] == [5]
    sheet.column_dimensions["B"].hidden = True
    assert "La colonne « Nombre » est masquée dans la feuille ; elle est lue." in told(
        read(saved(book))
    )


@pytest.mark.parametrize("dimension", ["A1", "A1:B1", "A1:XFD1048576", None])
def test_the_announced_size_of_a_sheet_is_not_believed(dimension: str | None) -> None:
    written = f'<dimension ref="{dimension}"/>'.encode() if dimension else b""
    content = patched(saved(book_of(("Données", rows("a", "b")))), rb"<dimension [^>]*/>", written)
    assert [line.cells["name"] for line in read(content).lines] == ["a", "b"]


def patched(
    content: bytes, what: bytes, by: bytes, part: str = "xl/worksheets/sheet1.xml"
) -> bytes:
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            changed = re.sub(what, lambda _: by, data) if name == part else data
            assert name != part or changed != data
            new.writestr(name, changed)
    return kept.getvalue()


@pytest.mark.parametrize(("written", "meant"), [
    ("un_x000D_deux", "un\rdeux"), ("_x0041_", "A"), ("_x005F_x0041_", "_x0041_"),
    ("_x00e9_t_x00E9_", "été"), ("_xD83D__xDE00_", "😀"), ("_xZZZZ_", "_xZZZZ_"), ("_x41_", "_x41_"),
])  # fmt: skip
def test_escapes_are_decoded_as_excel_does(written: str, meant: str) -> None:
    assert unescaped(written) == meant


def test_letters_that_look_like_an_escape_go_out_and_come_back() -> None:
    content = table_xlsx([{"name": "_x0041_", "count": None, "on": None}], COLUMNS)
    assert [line.cells["name"] for line in read(content).lines] == ["_x0041_"]


def problems(table: Table) -> list[tuple[str, type[DomainError]]]:
    return [
        (table.cell_name(problem.line, problem.column, problem.place), type(problem.refusal))
        for problem in table.problems
    ]


def test_what_stands_under_no_title_is_refused_in_its_cell() -> None:
    heads = [*HEADS, None, None]
    content = saved(
        book_of(("Données", [heads, ["a", 1, None, None, "perdu"], ["b", 2, None, " "]]))
    )
    table = read(content)
    assert problems(table) == [("E2", CellWithoutColumn)]
    assert [line.cells["name"] for line in table.lines] == ["b"]
    file = checked("t.xlsx", content, max_megabytes=10)
    again = load_workbook(io.BytesIO(with_comments(file, table, table.problems)))
    comment = again.worksheets[0]["E2"].comment
    assert comment
    assert "sous aucun titre" in comment.text


def test_merged_cells_are_refused_where_they_stand() -> None:
    book = book_of(("Données", [HEADS, ["a", 1], [None, 2], ["c", 3]]))
    book["Données"].merge_cells("A2:A3")
    table = read(saved(book))
    assert [(cell, kind.__name__) for cell, kind in problems(table)] == [
        ("A2", "CellsMerged"), ("A3", "CellsMerged"),
    ]  # fmt: skip
    assert "A2:A3" in str(table.problems[0].refusal)
    assert [line.cells["name"] for line in table.lines] == ["c"]


def test_a_merge_over_all_the_sheet_costs_nothing() -> None:
    content = patched(
        saved(book_of(("Données", rows("a")))), b"</sheetData>",
        b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )  # fmt: skip
    with pytest.raises(RangeTooWide):
        read(content)


def test_titles_that_stand_again_between_the_lines_are_left_out_and_told() -> None:
    content = saved(book_of(("Données", [[], HEADS, ["a"], HEADS, ["b\nc"]])))
    table = read(content)
    assert [(line.number, line.cells["name"]) for line in table.lines] == [(3, "a"), (5, "b\nc")]
    assert told(table) == ["La ligne 4 répète les titres des colonnes : elle n’est pas lue."]


def test_lines_above_the_titles_are_left_out_and_told() -> None:
    table = read(
        saved(book_of(("Données", [["Rapport du 2/7/2024"], [], ["x", "y"], HEADS, ["a"]])))
    )
    assert [(line.number, line.cells["name"]) for line in table.lines] == [(5, "a")]
    assert told(table) == [
        "Les titres des colonnes sont à la ligne 4 ; ce qui est au-dessus n’est pas lu."
    ]
    with pytest.raises(refused.ColumnsMissing, match="Le"):
        read(saved(book_of(("Données", [HEADS[:2], ["a", 1]]))))


def test_a_title_over_two_lines_and_one_with_invisible_marks_are_titles() -> None:
    heads = ["\u200bNom ", "NOM\u00adBRE", "\nle"]
    assert read(saved(book_of(("Données", [heads, ["a", 1]])))).lines[0].cells["count"] == "1"


def test_a_title_that_stands_twice_is_refused_with_both_cells() -> None:
    with pytest.raises(refused.ColumnTwice, match="A1 et D1"):
        read(saved(book_of(("Données", [[*HEADS, "nom"], ["a"]]))))


def test_numbers_and_days_are_read_as_they_are_shown() -> None:
    def shown(value: Any, code: str) -> Table:
        book = book_of(("Données", [HEADS, ["a", value]]))
        book["Données"]["B2"].number_format = code
        return read(saved(book))

    assert shown(12.5, "General").lines[0].cells["count"] == "12.5"
    assert shown(21.345, "0.000").lines[0].cells["count"] == "21.345"
    assert problems(shown(12345, "0.0,"))[0][0] == "B2"
    table = shown(12.4567, "0.0")
    assert table.lines[0].cells["count"] == "12.4567"
    assert [table.cell_name(remark.line, remark.column) for remark in table.remarks] == ["B2"]


def test_a_day_told_in_two_ways_is_read_as_a_belgian_writes_it_and_told() -> None:
    content = saved(book_of(("Données", [HEADS, ["a", 1, "2/7/2024"], ["b", 1, date(2024, 7, 2)]])))
    table = read(content)
    assert [line.cells["on"] for line in table.lines] == ["2024-07-02", "2024-07-02"]
    [remark] = table.remarks
    assert table.cell_name(remark.line, remark.column) == "C2"
    assert remark.told.params["other"] == date(2024, 2, 7)


def test_a_workbook_of_1904_counts_its_days_from_there() -> None:
    content = patched(
        saved(book_of(("Données", [HEADS, ["a", 1, date(2024, 2, 7)]]))),
        b"<workbookPr */>", b'<workbookPr date1904="1"/>', "xl/workbook.xml",
    )  # fmt: skip
    assert read(content).lines[0].cells["on"] == "2028-02-08"


@pytest.mark.parametrize("number", [b"2", b"1e400", b"trois"])
def test_rows_that_do_not_follow_are_refused_rather_than_lost(number: bytes) -> None:
    written = b'<row r="' + number + b'"'
    content = patched(saved(book_of(("Données", rows("a", "b")))), b'<row r="3"', written)
    with pytest.raises(DomainError, match="abîmé"):
        read(content)
