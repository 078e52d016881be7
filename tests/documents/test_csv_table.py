"""CSV that spreadsheets open with its accents, and without computing what people typed."""

import csv
import io

import pytest

from documents.csv_table import MARK, csv_text


def test_it_reads_back_as_it_was_written():
    rows = [{"titre": "Réunion ; « tenue »\nà Herstal", "date": "2023-03"}]
    text = csv_text(rows, ("titre", "date"))
    assert text.startswith(f"{MARK}titre;date\r\n")
    assert list(csv.DictReader(io.StringIO(text.removeprefix(MARK)), delimiter=";")) == rows


@pytest.mark.parametrize("cell", ["=1+1", "+32 4", "-1", "@x", "\t=1", " =cmd|' /C calc'!A0"])
def test_a_formula_is_only_text(cell):
    text = csv_text([{"a": cell}], ("a",))
    [row] = csv.DictReader(io.StringIO(text.removeprefix(MARK), newline=""), delimiter=";")
    assert row["a"] == f"'{cell}"
