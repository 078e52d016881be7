"""Files that LibreOffice, openpyxl and XlsxWriter made (tests/files/make.py), read as they are."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.file_inspection import checked
from documents.portrait_table import columns
from documents.tables import checked_table, read_table, with_comments
from documents.workbook_reading import WorkbookStrict
from domain.errors import DomainError
from domain.figures import CountUnreadable
from domain.files import FileKind
from domain.numbers import NumberAmbiguous
from domain.spans import SpanUnreadable
from domain.tables import NotATable, Table
from queries.portraits.entries import PortraitReading, read_figures
from tests.documents.uploads import archive
from tests.files.make import SOURCE
from tests.personas import ALINE
from tests.worlds import World, real_catalog

FILES = Path(__file__).parent.parent / "files"
WORKBOOKS = sorted(path.name for path in FILES.glob("*.xlsx"))
TEXTS = sorted(path.name for path in FILES.glob("*.csv"))
RATE, UNEMPLOYED, INCOME = "taux-emploi", "taux-chomage", "revenu-median"
MEANT = {
    (RATE, "2023"): "62.5", (RATE, "2022"): "61.5", (RATE, "2021"): "61.25",
    (UNEMPLOYED, "2024-05"): "18.8", (UNEMPLOYED, "2023-12-31"): "18",
    (INCOME, "2022"): "21345", (INCOME, "2021"): "19876.5",
    ("evolution-population", "2024"): "-1.2", ("population", "2019-01-01"): "39871",
    ("nombre-ris", "2024"): "<5",
}  # fmt: skip
TRANSITIONAL = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
ENCODINGS = {"utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252"}


def table_of(name: str, content: bytes | None = None) -> Table:
    content = (FILES / name).read_bytes() if content is None else content
    file = checked_table(name, content, max_megabytes=10)
    return read_table(file, columns(real_catalog().indicators))


def understood(world: World, name: str) -> tuple[Table, PortraitReading]:
    table = table_of(name)
    return table, world.ask(ALINE, read_figures, territory="herstal", table=table)


def values(reading: PortraitReading) -> dict[tuple[str, str], str]:
    return {
        (entry.key.indicator, str(entry.key.span)): entry.saying.value for _, entry in reading.lines
    }


def test_there_is_a_file_of_each_hand() -> None:
    assert len(WORKBOOKS) == 4
    assert len(TEXTS) == 6


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_of_whatever_hand_means_the_same(world: World, name: str) -> None:
    table, reading = understood(world, name)
    assert reading.problems == ()
    assert values(reading) == MEANT
    assert table.sheet == "Saisie"
    assert {str(entry.saying.extracted_on) for _, entry in reading.lines} == {"2024-02-13"}
    assert {entry.saying.source for _, entry in reading.lines} == {SOURCE}
    told = " ".join(str(remark.told) for remark in table.remarks)
    assert "Modèle\u00a0» (masquée)" in told
    assert "La ligne 12 est masquée" in told


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_says_the_same_or_is_refused_where_it_has_two_readings(
    world: World, name: str
) -> None:
    table, reading = understood(world, name)
    encoding = name.removesuffix(".csv").partition("-")[2][6:]
    assert table.encoding == ENCODINGS[encoding]
    # LibreOffice writes « mai-24 » of a month, a mark between thousands, and in Windows-1252 a
    # question mark for the thin space that it does not have; the hidden line is a line like others.
    refused = {("E8", SpanUnreadable), ("F12", NumberAmbiguous)}
    refused |= {("F18", CountUnreadable)} if encoding == "cp1252" else set()
    assert {
        (table.cell_name(problem.line, problem.column, problem.place), type(problem.refusal))
        for problem in reading.problems
    } == refused
    lost = {(UNEMPLOYED, "2024-05"), (INCOME, "2022")}
    lost |= {("population", "2019-01-01")} if encoding == "cp1252" else set()
    kept = {key: value for key, value in MEANT.items() if key not in lost}
    assert values(reading) == kept | {(RATE, "2019"): "11.1"}


def test_a_strict_workbook_is_refused_with_how_to_save_it() -> None:
    with zipfile.ZipFile(FILES / "openpyxl.xlsx") as book:
        parts = {part: book.read(part).replace(TRANSITIONAL, STRICT) for part in book.namelist()}
    with pytest.raises(WorkbookStrict, match="Classeur Excel"):
        table_of("strict.xlsx", archive(parts))


def test_what_is_no_table_of_ours_is_refused_with_what_to_do_or_kept_as_a_document() -> None:
    for name in ("libreoffice.ods", "libreoffice.pdf"):
        with pytest.raises(NotATable, match="Enregistrer sous"):
            table_of(name)
    for name, kind in (("libreoffice.ods", FileKind.ODS), ("libreoffice.pdf", FileKind.PDF)):
        found = checked(name, (FILES / name).read_bytes(), max_megabytes=10)
        assert found.kind is kind


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")  # it says what it leaves out
@settings(max_examples=200, deadline=None)
@given(
    name=st.sampled_from([*WORKBOOKS, *TEXTS]),
    places=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=6)), max_size=4),
    cut=st.floats(0, 1) | st.none(),
)
def test_spoilt_bytes_are_read_or_refused_in_words_never_a_failure(
    name: str, places: list[tuple[float, bytes]], cut: float | None
) -> None:
    content = bytearray((FILES / name).read_bytes())
    for place, noise in places:
        at = int(place * len(content))
        content[at : at + len(noise)] = noise
    spoilt = bytes(content) if cut is None else bytes(content[: int(cut * len(content))])
    _read_and_annotate(name, spoilt)


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
@settings(max_examples=150, deadline=None)
@given(name=st.sampled_from(WORKBOOKS), data=st.data())
def test_spoilt_parts_are_read_or_refused_in_words_never_a_failure(
    name: str, data: st.DataObject
) -> None:
    with zipfile.ZipFile(FILES / name) as book:
        parts = {part: book.read(part) for part in book.namelist()}
    part = data.draw(
        st.sampled_from([one for one in sorted(parts) if one.endswith((".xml", ".rels"))])
    )
    at = int(data.draw(st.floats(0, 1)) * len(parts[part]))
    noise = data.draw(
        st.binary(min_size=1, max_size=8)
        | st.sampled_from(
            [b"<c r='A9'", b" hidden='1'", b" r='0'", b" s='99'", b"<row/>", b"1e999"]
        )
    )
    parts[part] = parts[part][:at] + noise + parts[part][at + len(noise) :]
    _read_and_annotate(name, archive(parts))


def _read_and_annotate(name: str, content: bytes) -> None:
    try:
        table = table_of(name, content)
        file = checked_table(name, content, max_megabytes=10)
        with_comments(file, table, table.problems)
    except DomainError:
        return
    assert table.lines or table.problems
