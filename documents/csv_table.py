"""A table as CSV that Belgian spreadsheets open well: UTF-8 with its mark, semicolons, no live
formula; and what they save, read back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from documents.text_decoding import UTF_8, DecodedText, decoded
from domain.errors import N_, DomainError, Remark
from domain.files import CheckedFile
from domain.sheets import Cell, CellRemark, Sheet, SheetRow
from domain.tables import FormulaRefused

MARK = "\ufeff"  # without it spreadsheets read accents wrongly
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SEPARATORS = {";": "point-virgule", "\t": "tabulation", ",": "virgule", "|": "barre verticale"}
_TOLD = re.compile(r"\"?sep=(.)\"?[;,\t]*\r?\n?", re.IGNORECASE)  # the first line, for Excel alone


def csv_text(rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> str:
    """The rows under their columns; a cell that a spreadsheet would compute is made literal."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, columns, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _literal(row[name]) for name in columns} for row in rows)
    return MARK + file.getvalue()


def csv_sheet(file: CheckedFile) -> Sheet:
    """Return the lines of a CSV file as they are read, the first one too, each under the number of
    the line of the file where it begins; a cell that would be computed is refused.

    Encoding and separator are found out, and told."""
    text = decoded(file.content)
    lines = text.text.splitlines(keepends=True)
    first = next((line for line in lines if line.strip()), "")
    told = _TOLD.fullmatch(first)
    separator = told[1] if told else max(_SEPARATORS, key=first.count)
    skipped = lines.index(first) + 1 if told else 0
    rows = _rows(text.text[sum(map(len, lines[:skipped])) :], separator, skipped)
    return Sheet(rows, encoding=text.encoding, remarks=_remarks(text, separator))


def _remarks(text: DecodedText, separator: str) -> list[CellRemark]:
    if text.encoding == UTF_8 and separator == ";":
        return []
    named = _SEPARATORS.get(separator, f"« {separator} »")
    return [CellRemark(None, None, GuessedText(encoding=text.encoding, separator=named))]


def _rows(text: str, separator: str, skipped: int) -> Iterator[SheetRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = skipped + 1
    try:
        for row in reader:
            yield SheetRow(number, [_read(cell) for cell in row])
            number = skipped + reader.line_num + 1
    except csv.Error:
        raise QuotesUnreadable(line=number) from None


def _read(cell: str) -> Cell:
    if cell.startswith("'") and _would_compute(cell):
        return cell[1:]
    return FormulaRefused() if cell.lstrip(" ").startswith("=") else cell


def _literal(cell: str) -> str:
    return f"'{cell}" if _would_compute(cell) else cell


def _would_compute(cell: str) -> bool:
    """Or has marks before it that say so: reading takes away exactly the one that writing adds."""
    return cell.lstrip(" '").startswith(_STARTS_FORMULA)


class GuessedText(Remark):
    reason = N_("Fichier lu comme {encoding}, séparé par : {separator}.")


class QuotesUnreadable(DomainError):
    reason = N_("À la ligne {line}, les guillemets ne se ferment pas là où une cellule finit.")
    remedy = N_("Corrigez-les, ou enregistrez le tableau de nouveau depuis votre tableur.")
