"""Tables as files, both ways: CSV and XLSX out, the same in again, and each refusal in its cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from documents.csv_table import csv_rows, csv_text
from domain.errors import DomainError
from domain.files import CheckedFile, FileKind
from domain.numbers import plain_number
from domain.tables import (
    CellProblem,
    Column,
    ColumnsMissing,
    ColumnsUnknown,
    ColumnTwice,
    NotATable,
    Table,
    TableEmpty,
    TableLine,
    TableTooLong,
    Value,
    folded,
    understood,
)

CSV, XLSX = "csv", "xlsx"
LINES_LIMIT = 5000
_STEP = 100  # lines between two words about how far reading is

Row = list[str | DomainError]
Advance = Callable[[float], None]  # from 0 to 1


def table_csv(rows: Iterable[Mapping[str, Value]], columns: Sequence[Column]) -> str:
    """The rows as CSV text, under the French heads of their columns."""
    written = [{column.title: _words(row[column.key]) for column in columns} for row in rows]
    return csv_text(written, [column.title for column in columns])


def table_xlsx(rows: Iterable[Mapping[str, Value]], columns: Sequence[Column]) -> bytes:
    """Write the table as a workbook: typed cells, heads that stay, filters, a sheet that
    explains."""
    from documents.workbooks import workbook  # heavy: only who exports pays

    return workbook(rows, columns)


def table_file(
    rows: Iterable[Mapping[str, Value]], columns: Sequence[Column], *, kind: str
) -> bytes:
    """The rows as a file of that kind."""
    if kind == CSV:
        return table_csv(rows, columns).encode()
    return table_xlsx(rows, columns)


def read_table(
    file: CheckedFile,
    columns: Sequence[Column],
    *,
    limit: int = LINES_LIMIT,
    advance: Advance | None = None,
) -> Table:
    """Return every line of a CSV or XLSX file, and every cell that is refused, with where it
    stands.

    Columns may stand in any order; all of them must be there, and no other. Empty lines say
    nothing. Refuses the whole file when it is no such table."""
    numbered = ((n, row) for n, row in enumerate(_rows(file, limit), 1) if any(row))
    _, heads = next(numbered, (0, list[str | DomainError]()))
    places = _places(file.name, heads, columns)
    lines, problems = [], list[CellProblem]()
    for number, row in numbered:
        if number > limit + 1:
            raise TableTooLong(name=file.name, limit=limit)
        line, wrong = _line(number, row, columns, places)
        problems += wrong
        if not wrong:
            lines.append(line)
        if advance and not number % _STEP:
            advance(number / (limit + 1))
    if not lines and not problems:
        raise TableEmpty(name=file.name)
    return Table(tuple(lines), tuple(problems), places)


def with_comments(file: CheckedFile, table: Table, problems: Sequence[CellProblem]) -> bytes:
    """The person’s own workbook, each refusal as a comment in its cell; a CSV as a workbook."""
    from documents.workbook_comments import commented  # heavy, as above

    return commented(file, table.places, problems)


def _rows(file: CheckedFile, limit: int) -> Iterator[Row]:
    if file.kind is FileKind.TEXT:
        return csv_rows(file)
    if file.kind is FileKind.XLSX:
        from documents.workbook_reading import workbook_rows  # heavy, as above

        return workbook_rows(file, limit=limit)
    raise NotATable(name=file.name)


def _places(name: str, heads: Row, columns: Sequence[Column]) -> dict[str, int]:
    """Return where each column stands, from 1, by its head or by its key."""
    known = {folded(word): column.key for column in columns for word in (column.key, column.title)}
    places: dict[str, int] = {}
    unknown = []
    for place, head in enumerate(heads, 1):
        word = head if isinstance(head, str) else "="
        key = known.get(folded(word))
        if key in places:
            raise ColumnTwice(name=name, column=word)
        if key:
            places[key] = place
        elif word.strip():
            unknown.append(word.strip()[:40])
    if missing := [column.title for column in columns if column.key not in places]:
        raise ColumnsMissing(name=name, columns=", ".join(missing))
    if unknown:
        raise ColumnsUnknown(name=name, columns=", ".join(unknown[:8]))
    return places


def _line(
    number: int, row: Row, columns: Sequence[Column], places: Mapping[str, int]
) -> tuple[TableLine, list[CellProblem]]:
    cells, problems = {}, []
    for column in columns:
        place = places[column.key]
        cell = row[place - 1] if place <= len(row) else ""
        try:
            if isinstance(cell, DomainError):
                raise cell
            cells[column.key] = understood(cell, column)
        except DomainError as refusal:
            problems.append(CellProblem(number, column.key, refusal))
    return TableLine(number, cells), problems


def _words(value: Value) -> str:
    """A number with its comma, a day the ISO way, which every spreadsheet reads."""
    if value is None:
        return ""
    if isinstance(value, int | Decimal):
        return plain_number(Decimal(value)).replace(".", ",")
    return value.isoformat() if isinstance(value, date) else value
