"""A table as CSV that Belgian spreadsheets open well: UTF-8 with its mark, semicolons, no live
formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from domain.errors import DomainError
from domain.files import CheckedFile, FileDamaged
from domain.tables import FormulaRefused

MARK = "\ufeff"  # without it spreadsheets read accents wrongly
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SEPARATORS = (";", "\t", ",")


def csv_text(rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> str:
    """The rows under their columns; a cell that a spreadsheet would compute is made literal."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, columns, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _literal(row[name]) for name in columns} for row in rows)
    return MARK + file.getvalue()


def csv_rows(file: CheckedFile) -> Iterator[list[str | DomainError]]:
    """Return each line of a CSV file, the first one too; a cell that would be computed is
    refused."""
    text = file.content.decode("utf-8-sig")
    separator = max(_SEPARATORS, key=text.partition("\n")[0].count)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            yield [_read(cell) for cell in row]
    except csv.Error:
        raise FileDamaged(name=file.name) from None


def _read(cell: str) -> str | DomainError:
    if cell.startswith("'") and _would_compute(cell):
        return cell[1:]
    return FormulaRefused() if cell.lstrip(" ").startswith("=") else cell


def _literal(cell: str) -> str:
    return f"'{cell}" if _would_compute(cell) else cell


def _would_compute(cell: str) -> bool:
    """Or has marks before it that say so: reading takes away exactly the one that writing adds."""
    return cell.lstrip(" '").startswith(_STARTS_FORMULA)
