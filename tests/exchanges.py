"""A file as a person hands it in, for the tests of what is brought in from files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from documents.file_inspection import checked
from documents.tables import read_table, table_csv
from domain.tables import Column, Table


def handed_in(content: bytes, columns: Sequence[Column], *, kind: str = "csv") -> Table:
    return read_table(checked(f"t.{kind}", content, max_megabytes=10), columns)


def rewritten(
    content: bytes, columns: Sequence[Column], *changes: Mapping[str, str], kind: str = "csv"
) -> Table:
    """The file with those cells changed, line after line; a line too many is a new one."""
    rows = [dict(line.cells) for line in handed_in(content, columns, kind=kind).lines]
    rows += [{column.key: "" for column in columns} for _ in changes[len(rows) :]]
    for row, change in zip(rows, changes, strict=False):
        row.update(change)
    return handed_in(table_csv(rows, columns).encode(), columns)
