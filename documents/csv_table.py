"""A table as CSV that Belgian spreadsheets open well: UTF-8 with its mark, semicolons, no live formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

MARK = "\ufeff"  # without it spreadsheets read accents wrongly
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> str:
    """The rows under their columns; a cell that a spreadsheet would compute is made literal."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, columns, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _literal(row[name]) for name in columns} for row in rows)
    return MARK + file.getvalue()


def _literal(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(_STARTS_FORMULA) else cell
