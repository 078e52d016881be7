"""What a sheet hides, merges and holds beyond its table: read from its part, as a stream."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import IO
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.cell import coordinate_to_tuple

from domain.errors import N_, DomainError

RANGE_LIMIT = 100_000  # cells that one merge or one link may cover: openpyxl makes each of them
_NO = ("", "0", "false", "off")


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of cells, both ends included, counted from 1."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def name(self) -> str:
        """As a spreadsheet calls it: « A3:A7 »."""
        ends = ((self.left, self.top), (self.right, self.bottom))
        return ":".join(f"{get_column_letter(column)}{row}" for column, row in ends)

    @property
    def count(self) -> int:
        return (self.right - self.left + 1) * (self.bottom - self.top + 1)


@dataclass(frozen=True, slots=True)
class Layout:
    """`hidden_rows` and `hidden_columns` are those that a person does not see; with `is_filtered`,
    rows may be hidden by a filter."""

    hidden_rows: frozenset[int]
    filled_rows: tuple[int, ...]  # where something stands, in order
    widest: int  # the last column where something stands
    hidden_columns: tuple[tuple[int, int], ...]
    merged: tuple[Block, ...]
    is_filtered: bool

    @property
    def last_row(self) -> int:
        return self.filled_rows[-1] if self.filled_rows else 0

    def hides_column(self, place: int) -> bool:
        return any(first <= place <= last for first, last in self.hidden_columns)

    def merge_over(self, row: int, widest: int) -> Block | None:
        """Return the first merge that covers cells of that row, within the table."""
        covering = (b for b in self.merged if b.top <= row <= b.bottom and b.left <= widest)
        return next(covering, None)


def layout_of(part: IO[bytes]) -> Layout:
    """Read the part of a sheet. Refuses merges and links over more cells than anybody fills in, and
    rows that do not follow each other."""
    found = _Found()
    for _, element in iterparse(part):
        tag = element.tag.rpartition("}")[2]
        if tag in ("v", "is", "f"):
            found.is_filled = True
        elif tag == "c":
            found.see_cell(element)
        elif tag == "row":
            found.see_row(element)
            element.clear()
        elif tag == "col" and _is_hidden(element.attrib, "width"):
            found.columns.append((int(element.get("min", 0)), int(element.get("max", 0))))
        elif tag == "mergeCell":
            found.merged.append(_block(element))
        elif tag == "hyperlink":
            _block(element)
        elif tag == "filterColumn":
            found.is_filtered = True
    return Layout(
        frozenset(found.hidden), tuple(found.filled), found.widest, tuple(found.columns),
        tuple(found.merged), found.is_filtered,
    )  # fmt: skip


class _Found:
    """What is known of a sheet so far."""

    def __init__(self) -> None:
        self.hidden, self.filled = set[int](), list[int]()
        self.columns, self.merged = list[tuple[int, int]](), list[Block]()
        self.widest = self.row = self.place = self.row_width = 0
        self.is_filled = self.is_filtered = False

    def see_cell(self, element: Element) -> None:
        coordinate = element.get("r")
        self.place = coordinate_to_tuple(coordinate)[1] if coordinate else self.place + 1
        if self.is_filled:
            self.row_width = max(self.row_width, self.place)
        self.is_filled = False

    def see_row(self, element: Element) -> None:
        number = int(float(element.get("r") or self.row + 1))
        if number <= self.row:
            raise ValueError(number)  # openpyxl would leave it out without a word
        if self.row_width:
            self.filled.append(number)
        if _is_hidden(element.attrib, "ht"):
            self.hidden.add(number)
        self.widest = max(self.widest, self.row_width)
        self.row, self.place, self.row_width = number, 0, 0


def _is_hidden(attributes: Mapping[str, str], size: str) -> bool:
    """Said so, or shown with no height or no width, which is how a mouse hides it."""
    if attributes.get("hidden", "").lower() not in _NO:
        return True
    return size in attributes and float(attributes[size]) == 0


def _block(element: Element) -> Block:
    left, top, right, bottom = range_boundaries(element.get("ref", ""))
    block = Block(left or 1, top or 1, right or 1, bottom or 1)
    if block.count > RANGE_LIMIT:
        raise RangeTooWide(where=element.get("ref", ""))
    return block


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return the numbers as first and last of each row without a gap, in order."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


class RangeTooWide(DomainError):
    reason = N_("Une fusion ou un lien du classeur couvre toute une zone ({where}).")
    remedy = N_("Annulez-les, enregistrez, puis recommencez.")
