"""The same table as each program of an office writes it: read to the same lines, or refused."""

from __future__ import annotations

import csv
import io
from itertools import product
from typing import Literal

import pytest
from openpyxl import Workbook

from documents.csv_table import QuotesUnreadable
from documents.file_inspection import checked
from documents.tables import read_table
from domain.errors import DomainError
from domain.sheets import CellWithoutColumn
from domain.tables import Column, ColumnKind, Table

COLUMNS = (
    Column("place", "Lieu", required=True),
    Column("period", "Période"),
    Column("value", "Valeur", ColumnKind.NUMBER),
    Column("source", "Source"),
)
HEADS = [column.title for column in COLUMNS]
EXPECTED = [
    {"place": "Chapelle-lez-Herlaimont", "period": "2023", "value": "1234.5", "source": "Œuvre ; « été »"},
    {"place": "Liège", "period": "2023-05", "value": "-0.25", "source": "l’enquête, à\nHuy"},
    {"place": "Herstal", "period": "2024", "value": "40190", "source": "Élodie"},
]  # fmt: skip
# How the three numbers are written: French, Belgian with a thin space, English, Swiss, accounting.
NUMBERS = {
    "fr": ("1 234,5", "-0,25", "40 190"),
    "fr-thin": ("1\u202f234,5", "\u22120,25", "40\u202f190"),
    "fr-nbsp": ("1\u00a0234,5", "-0,25", "40\u00a0190"),
    "en": ("1,234.5", "-0.25", "40190"),
    "de": ("1.234,5", "-0,25", "40190"),
    "ch": ("1'234.5", "-0.25", "40'190"),
    "accounts": ("1 234,5", "(0,25)", "40190"),
    "plain": ("1234.5", "-0.25", "40190.0"),
}
ENCODINGS = {
    "utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16", "cp1252": "Windows-1252", "mac_roman": "Mac OS Roman",
}  # fmt: skip


def read(content: bytes, name: str = "t.csv") -> Table:
    return read_table(checked(name, content, max_megabytes=10), COLUMNS)


def lines(numbers: str) -> list[list[str]]:
    return [
        [row["place"], row["period"], number, row["source"]]
        for row, number in zip(EXPECTED, NUMBERS[numbers], strict=True)
    ]


def text(numbers: str, separator: str, *, ends: str = "\r\n", told: bool = False) -> str:
    kept = io.StringIO(newline="")
    # Where lines end otherwise, the writer would leave the \n of a cell without its quotes.
    quoted: Literal[0, 1] = csv.QUOTE_ALL if ends == "\r" else csv.QUOTE_MINIMAL
    writer = csv.writer(kept, delimiter=separator, lineterminator=ends, quoting=quoted)
    writer.writerows([HEADS, *lines(numbers)])
    return (f"sep={separator}{ends}" if told else "") + kept.getvalue()


@pytest.mark.parametrize(("encoding", "separator"), list(product(ENCODINGS, ";,\t|")))
def test_every_encoding_separator_and_way_of_writing_numbers_gives_the_same_lines(
    encoding: str, separator: str
) -> None:
    for numbers, ends, told in product(NUMBERS, ("\r\n", "\n", "\r"), (False, True)):
        written = text(numbers, separator, ends=ends, told=told)
        try:
            content = written.encode(encoding)
        except UnicodeEncodeError:
            continue  # a thin space is not in every encoding
        table = read(content)
        assert table.problems == (), (numbers, ends, told)
        assert [line.cells for line in table.lines] == EXPECTED, (numbers, ends, told)
        assert table.encoding == ENCODINGS[encoding]
        first = 3 if told else 2
        assert [line.number for line in table.lines] == [first, first + 1, first + 3]


@pytest.mark.parametrize("first", ["sep=|;;;\r\n", '"sep=|"\r\n', "SEP=|\n", "\r\nsep=|\r\n"])
def test_the_separator_may_be_told_as_spreadsheets_leave_it(first: str) -> None:
    table = read((first + text("fr", "|")).encode())
    assert [line.cells for line in table.lines] == EXPECTED


def test_what_is_guessed_is_told() -> None:
    def told(content: bytes) -> list[str]:
        return [str(remark.told).replace("\u00a0", " ") for remark in read(content).remarks]

    assert told(text("fr", ";").encode("utf-8-sig")) == []
    assert told(text("fr", ";").encode("cp1252")) == [
        "Fichier lu comme Windows-1252, séparé par : point-virgule."
    ]
    assert told(text("en", "\t").encode("utf-16")) == [
        "Fichier lu comme UTF-16, séparé par : tabulation."
    ]


def test_a_mark_said_twice_is_no_letter() -> None:
    assert read(("\ufeff\ufeff" + text("fr", ";")).encode()).lines[0].cells == EXPECTED[0]


def test_a_cell_too_many_and_an_open_quote_are_refused_at_their_line() -> None:
    table = read((text("fr", ";") + "Herstal;2020;1;Source ; suite\r\n").encode())
    [problem] = table.problems
    assert isinstance(problem.refusal, CellWithoutColumn)
    assert table.cell_name(problem.line, problem.column, problem.place) == "E6"
    with pytest.raises(QuotesUnreadable, match="ligne 6"):
        read((text("fr", ";") + 'Herstal;2020;1;"sans fin\r\n').encode())


@pytest.mark.parametrize("order", ["first", "last"])
@pytest.mark.parametrize("typed", [True, False])
def test_a_workbook_says_the_same_in_whatever_order_its_sheets_stand(
    order: str, typed: bool
) -> None:
    book = Workbook()
    other = book.worksheets[0]
    other.append(["Lieu", "autre chose"])
    sheet = book.create_sheet("Données", 0 if order == "first" else 1)
    sheet.append(HEADS)
    for row, numbers in zip(EXPECTED, zip(*NUMBERS.values(), strict=True), strict=True):
        value = float(row["value"]) if typed else numbers[0]
        sheet.append([row["place"], row["period"], value, row["source"]])
    kept = io.BytesIO()
    book.save(kept)
    table = read(kept.getvalue(), "t.xlsx")
    assert [line.cells for line in table.lines] == EXPECTED


@pytest.mark.parametrize("content", [
    b"", b"\xff\xfe", b"\xfe\xff\xd8", b"sep=;", b"\x81\x8d\x8f\x90\x9d", b"sep=;\r\nLieu",
    "Lieu;Période;Valeur;Source\n".encode("cp037"), b"\0\0\0\0", b"\xef\xbb\xbf",
])  # fmt: skip
def test_what_is_no_table_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(DomainError):
        read(content)
