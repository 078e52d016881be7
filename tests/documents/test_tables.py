"""Tables there and back: what is written reads back equal, what is wrong is told cell by cell."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from documents.file_inspection import checked
from documents.tables import read_table, table_csv, table_xlsx, with_comments
from domain import tables as refused
from domain.errors import DomainError
from domain.files import FileDamaged, FileUnpacksTooBig
from domain.tables import CellProblem, Column, ColumnKind, Value
from domain.text import clean
from tests.documents.uploads import picture

COLUMNS = (
    Column("name", "Nom", required=True, meaning="Le nom."),
    Column("count", "Nombre", ColumnKind.NUMBER),
    Column("on", "Le", ColumnKind.DAY),
    Column("state", "État", ColumnKind.CHOICE, choices=("Provisoire", "Définitif")),
)
ROWS: list[dict[str, Value]] = [
    {"name": "=cmd|' /C calc'!A0", "count": Decimal("-12.5"), "on": date(2024, 2, 7), "state": "Définitif"},
    {"name": "'=déjà « protégé » ; Liège\n2e ligne", "count": 40190, "on": None, "state": None},
]  # fmt: skip
CELLS = [
    {"name": ROWS[0]["name"], "count": "-12.5", "on": "2024-02-07", "state": "Définitif"},
    {"name": ROWS[1]["name"], "count": "40190", "on": "", "state": ""},
]


def read(name, content, **values):
    return read_table(checked(name, content, max_megabytes=10), COLUMNS, **values)


def as_csv(rows):
    return table_csv(rows, COLUMNS).encode()


def xlsx(*rows, change=None):
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    if change:
        change(sheet)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


HEADS = [column.title for column in COLUMNS]


def test_what_is_written_reads_back_equal_and_nothing_is_ever_computed():
    book = table_xlsx(ROWS, COLUMNS)
    for name, content in (("t.csv", as_csv(ROWS)), ("t.xlsx", book)):
        table = read(name, content)
        assert [line.cells for line in table.lines] == CELLS, name
        assert table.problems == ()
    opened = load_workbook(io.BytesIO(book))
    sheet = opened["Données"]
    assert sheet["A2"].data_type == "s"
    assert (sheet["B2"].value, sheet["C2"].number_format) == (-12.5, "DD/MM/YYYY")
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:D3")
    assert opened["Dictionnaire"]["D2"].value == "Le nom."
    assert "'=cmd" in as_csv(ROWS).decode()


@given(st.text(max_size=30))
def test_any_text_comes_back_as_it_went_or_is_refused_in_words(text):
    rows = [{"name": text, "count": None, "on": None, "state": None}]
    try:
        expected = clean(text, field="Nom", limit=30, required=True)
        table = read("t.csv", as_csv(rows))
    except DomainError:
        return
    assert [line.cells["name"] for line in table.lines] == [expected]


@pytest.mark.parametrize(("heads", "refusal"), [
    (["Nom", "Autre"], refused.ColumnsMissing),
    (["Nom", "nom"], refused.ColumnTwice),
    ([*HEADS, "Couleur"], refused.ColumnsUnknown),
    ([], refused.ColumnsMissing),
])  # fmt: skip
def test_another_table_is_refused_whole(heads, refusal):
    with pytest.raises(refusal):
        read("t.xlsx", xlsx(heads, ["a"]))


def test_a_table_without_lines_and_what_is_no_table_are_refused():
    with pytest.raises(refused.TableEmpty):
        read("t.xlsx", xlsx(HEADS))
    with pytest.raises(refused.NotATable):
        read("photo.png", picture())


def test_columns_in_another_order_and_empty_lines_say_the_same():
    content = xlsx(HEADS[::-1], [], [None, date(2024, 2, 7), 12.5, "  x "])
    [line] = read("t.xlsx", content).lines
    assert line.cells == {"name": "x", "count": "12.5", "on": "2024-02-07", "state": ""}
    assert line.number == 3


def test_each_refusal_stands_in_its_cell_and_comes_back_there():
    content = xlsx(
        HEADS,
        [None, "beaucoup", "31/02/2024", "peut-être"],
        ["=1+1", "40.190", "2024", "définitif"],
        ["bien", 1, None, "provisoire"],
        ["commande \x7f", True, None, None],
    )
    file = checked("t.xlsx", content, max_megabytes=10)
    table = read_table(file, COLUMNS)
    found = {
        (problem.line, problem.column): type(problem.refusal).__name__ for problem in table.problems
    }
    assert found == {
        (2, "name"): "CellEmpty", (2, "count"): "NumberUnreadable", (2, "on"): "DayUnreadable",
        (2, "state"): "ChoiceUnknown", (3, "name"): "FormulaRefused",
        (3, "count"): "NumberAmbiguous", (3, "on"): "DayUnreadable",
        (5, "name"): "BadText", (5, "count"): "CellUnreadable",
    }  # fmt: skip
    assert [line.number for line in table.lines] == [4]
    first = with_comments(file, table, table.problems)
    again = with_comments(
        checked("t.xlsx", first, max_megabytes=10),
        table,
        [CellProblem(2, None, refused.LineTwice(other=4))],
    )
    kept = load_workbook(io.BytesIO(first)).worksheets[0]
    assert "par exemple 12,5" in kept["B2"].comment.text
    assert kept["A4"].comment is None
    assert kept["A4"].value == "bien"
    now = load_workbook(io.BytesIO(again)).worksheets[0]
    assert "ligne 4" in now["A2"].comment.text
    assert now["B2"].comment is None


def test_a_csv_comes_back_as_a_workbook_with_comments():
    file = checked("t.csv", "Nom;Nombre;Le;État\n;x;;\n".encode(), max_megabytes=10)
    table = read_table(file, COLUMNS)
    sheet = load_workbook(io.BytesIO(with_comments(file, table, table.problems))).worksheets[0]
    assert {cell.coordinate for row in sheet for cell in row if cell.comment} == {"A2", "B2"}


def test_what_a_spreadsheet_made_of_percentages_and_months_is_understood():
    def shown(sheet):
        sheet["A2"].number_format, sheet["A3"].number_format = "0.0%", "mmm-yy"

    content = xlsx(HEADS, [0.125], [date(2024, 2, 1)], [62051.0], change=shown)
    assert [line.cells["name"] for line in read("t.xlsx", content).lines] == [
        "12,5\u00a0%", "2024-02", "62051",
    ]  # fmt: skip


def test_a_million_empty_columns_or_lines_are_refused_without_being_read():
    def far(place):
        return xlsx(HEADS, ["a"], change=lambda sheet: sheet.cell(*place, "x"))

    with pytest.raises(refused.TableTooWide, match="16384"):
        read("t.xlsx", far((1, 16384)))
    with pytest.raises(refused.TableTooLong):
        read("t.xlsx", far((1_048_576, 1)))
    with pytest.raises(refused.TableTooLong, match="plus de 3 lignes"):
        read("t.csv", as_csv([ROWS[0]] * 4), limit=3)


def repacked(part, content):
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx(HEADS, ["a"]))) as old,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return kept.getvalue()


def test_bombs_and_broken_parts_are_refused_in_words():
    sheet = "xl/worksheets/sheet1.xml"
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a0 "x">{entities}]><s>&a8;</s>'
    with pytest.raises(FileDamaged):
        read("t.xlsx", repacked(sheet, bomb.encode()))
    with pytest.raises(FileDamaged):
        read("t.xlsx", repacked(sheet, b"<worksheet><sheetData><row>"))
    with pytest.raises(FileUnpacksTooBig):
        read("t.xlsx", repacked("xl/styles.xml", b" " * 110_000_000))


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")  # it says what it leaves out
@settings(max_examples=150, deadline=None)
@given(
    part=st.sampled_from(["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml",
                          "xl/_rels/workbook.xml.rels", "[Content_Types].xml"]),
    place=st.floats(0, 1),
    noise=st.binary(min_size=1, max_size=12) | st.sampled_from([b"<", b"&x;", b't="e"', b"1e999"]),
)  # fmt: skip
def test_a_spoilt_workbook_is_refused_in_words_or_read_never_a_failure(part, place, noise):
    whole = xlsx(HEADS, ["a", 12.5, date(2024, 2, 7), "provisoire"])
    with zipfile.ZipFile(io.BytesIO(whole)) as book:
        content = book.read(part)
    at = int(place * len(content))
    try:
        table = read("t.xlsx", repacked(part, content[:at] + noise + content[at + len(noise) :]))
    except DomainError:
        return
    assert len(table.lines) + len({problem.line for problem in table.problems}) >= 1


def test_reading_says_how_far_it_is():
    told: list[int] = []
    read("t.csv", as_csv([ROWS[1]] * 250), advance=told.append)
    assert told == sorted(told)
    assert told == [100, 200]
