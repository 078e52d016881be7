"""Tables as files, both ways: CSV and XLSX out, the same in again, and each refusal in its cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice

from documents.csv_table import csv_sheet, csv_text
from documents.file_inspection import checked
from domain.errors import DomainError
from domain.files import (
    CheckedFile,
    FileKind,
    FileKindRefused,
    FileMisnamed,
    FileOfOldKind,
    clean_name,
)
from domain.numbers import written_number
from domain.sheets import (
    CellRemark,
    CellWithoutColumn,
    ColumnHidden,
    HeadsRepeated,
    Sheet,
    SheetRow,
    TitlesBelow,
    column_letters,
)
from domain.tables import (
    CellProblem,
    Column,
    ColumnKind,
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
from domain.unusual import unusual_day

CSV, XLSX = "csv", "xlsx"
MEDIA = {CSV: "text/csv; charset=utf-8", XLSX: FileKind.XLSX.value}
LINES_LIMIT = 5000
_ABOVE = 10  # lines that may stand above the titles
_STEP = 100  # lines between two words about how far reading is

Advance = Callable[[int], None]  # how many lines are read


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


def checked_table(name: str, content: bytes, *, max_megabytes: int) -> CheckedFile:
    """The file, fit to be read as a table; refuses what is no table in words of spreadsheets."""
    try:
        return checked(name, content, max_megabytes=max_megabytes)
    except (FileKindRefused, FileMisnamed, FileOfOldKind):
        raise NotATable(name=clean_name(name)) from None


def read_table(
    file: CheckedFile,
    columns: Sequence[Column],
    *,
    limit: int = LINES_LIMIT,
    advance: Advance | None = None,
) -> Table:
    """Return every line of a CSV or XLSX file, every cell that is refused with where it stands, and
    what is worth telling.

    Columns may stand in any order; all of them must be there, and no other. Empty lines say
    nothing. Refuses the whole file when it is no such table."""
    sheet = _sheet(file, limit)
    filled = (row for row in sheet.rows if any(row.cells))
    above, heads = _heads(filled, columns)
    places = _places(file.name, heads, columns)
    reading = _TableReading(columns, places, heads)
    for count, row in enumerate(filled, 1):
        if count > limit:
            raise TableTooLong(name=file.name, limit=limit)
        reading.take(row)
        if advance and not count % _STEP:
            advance(count)
    if not reading.lines and not reading.problems:
        raise TableEmpty(name=file.name)
    remarks = [*sheet.remarks, *above, *_hidden_columns(sheet, columns, places), *reading.remarks]
    return Table(
        tuple(reading.lines), tuple(reading.problems), places,
        sheet.name, sheet.encoding, tuple(remarks),
    )  # fmt: skip


def _heads(
    rows: Iterator[SheetRow], columns: Sequence[Column]
) -> tuple[list[CellRemark], SheetRow]:
    """Return the line of titles, and what to tell of the lines above it: reporting tools put a name
    and a day there. Without any such line, the first one is the one to complain of."""
    wanted = {folded(column.title) for column in columns}
    first: list[SheetRow] = []
    for row in islice(rows, _ABOVE + 1):
        first.append(row)
        if wanted <= set(_words_of(row)):
            told = TitlesBelow(line=row.number)
            return ([CellRemark(row.number, None, told)] if len(first) > 1 else []), row
        if len(first) == 1 and _looks_like_heads(row, columns):
            break
    return [], first[0] if first else SheetRow(0, [])


def _looks_like_heads(row: SheetRow, columns: Sequence[Column]) -> bool:
    """Some titles are there: it is the line of titles, and others are missing."""
    known = {folded(word) for column in columns for word in (column.key, column.title)}
    return len(known & set(_words_of(row))) * 2 >= len(columns)


class _TableReading:
    """The lines of a table as they come."""

    def __init__(
        self, columns: Sequence[Column], places: Mapping[str, int], heads: SheetRow
    ) -> None:
        self.columns = columns
        self.places = places
        self.keys = {place: key for key, place in places.items()}
        self.heads = _words_of(heads)
        self.lines = list[TableLine]()
        self.problems = list[CellProblem]()
        self.remarks = list[CellRemark]()

    def take(self, row: SheetRow) -> None:
        if _words_of(row) == self.heads:
            told = HeadsRepeated(line=row.number)
            self.remarks.append(CellRemark(row.number, None, told))
            return
        self.remarks += [
            CellRemark(row.number, self.keys.get(place), told)
            for place, told in row.remarks.items()
        ]
        self.remarks += self._doubtful_days(row)
        wrong = [*self._outside(row), *self._refused(row)]
        line, found = _line(row, self.columns, self.places)
        wrong += [] if row.refused else found  # the cells under a merge look empty
        self.problems += wrong
        if not wrong:
            self.lines.append(line)

    def _outside(self, row: SheetRow) -> Iterator[CellProblem]:
        """What stands under no title would be lost."""
        for place, cell in enumerate(row.cells, 1):
            if place not in self.keys and cell and (not isinstance(cell, str) or cell.strip()):
                value = cell[:40] if isinstance(cell, str) else "…"
                yield CellProblem(row.number, None, CellWithoutColumn(value=value), place)

    def _doubtful_days(self, row: SheetRow) -> Iterator[CellRemark]:
        for column in self.columns:
            place = self.places[column.key]
            cell = row.cells[place - 1] if place <= len(row.cells) else ""
            is_day = column.kind is ColumnKind.DAY and isinstance(cell, str)
            if is_day and (told := unusual_day(str(cell))):
                yield CellRemark(row.number, column.key, told)

    def _refused(self, row: SheetRow) -> Iterator[CellProblem]:
        for place, refusal in row.refused.items():
            yield CellProblem(row.number, self.keys.get(place), refusal, place)


def _words_of(row: SheetRow) -> list[str]:
    words = [folded(cell) if isinstance(cell, str) else "=" for cell in row.cells]
    while words and not words[-1]:
        words.pop()
    return words


def _hidden_columns(
    sheet: Sheet, columns: Sequence[Column], places: Mapping[str, int]
) -> Iterator[CellRemark]:
    for column in columns:
        if places[column.key] in sheet.hidden_columns:
            yield CellRemark(None, column.key, ColumnHidden(column=column.title))


def with_comments(file: CheckedFile, table: Table, problems: Sequence[CellProblem]) -> bytes:
    """The person’s own workbook, each refusal as a comment in its cell; a CSV as a workbook."""
    from documents.workbook_comments import commented  # heavy, as above

    return commented(file, table.places, problems)


def _sheet(file: CheckedFile, limit: int) -> Sheet:
    if file.kind is FileKind.TEXT:
        return csv_sheet(file)
    if file.kind is FileKind.XLSX:
        from documents.workbook_reading import workbook_sheet  # heavy, as above

        return workbook_sheet(file, limit=limit)
    raise NotATable(name=file.name)


def _places(name: str, heads: SheetRow, columns: Sequence[Column]) -> dict[str, int]:
    """Return where each column stands, from 1, by its head or by its key."""
    known = {folded(word): column.key for column in columns for word in (column.key, column.title)}
    places: dict[str, int] = {}
    unknown = []
    for place, head in enumerate(heads.cells, 1):
        word = head if isinstance(head, str) else "="
        key = known.get(folded(word))
        if key in places:
            twice = [f"{column_letters(at)}{heads.number}" for at in (places[key], place)]
            raise ColumnTwice(name=name, column=word, cells=" et ".join(twice))
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
    row: SheetRow, columns: Sequence[Column], places: Mapping[str, int]
) -> tuple[TableLine, list[CellProblem]]:
    cells, problems = {}, []
    for column in columns:
        place = places[column.key]
        cell = row.cells[place - 1] if place <= len(row.cells) else ""
        try:
            if isinstance(cell, DomainError):
                raise cell
            cells[column.key] = understood(cell, column)
        except DomainError as refusal:
            problems.append(CellProblem(row.number, column.key, refusal))
    return TableLine(row.number, cells), problems


def _words(value: Value) -> str:
    """A number with its comma, a day the ISO way, which every spreadsheet reads."""
    if value is None:
        return ""
    if isinstance(value, int | Decimal):
        return written_number(Decimal(value))
    return value.isoformat() if isinstance(value, date) else value
