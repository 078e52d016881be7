"""Tables of records in one drawing: sorted by their heads, under groups, with what may be done on each
row; a card a row where the page is narrow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ui.session import t, tn
from ui.targets import Target
from ui.widgets.mount import mount

NOTHING = "–"  # in a cell of which nothing is to be said; sorted last
Part = str | tuple[str, Target | str]  # words that lead to a page, or to the address of a file


@dataclass(frozen=True, slots=True)
class Cell:
    """Words, exactly as written, some of them leading somewhere; `sign` is drawn before them and
    `note` said under them. `order` is what the column is sorted by, when it is not the words;
    `details` unfold. A proposition of ours is in italics."""

    parts: Sequence[Part]
    sign: str = ""
    note: str = ""
    order: str = ""
    details: Sequence[str] = ()
    is_proposal: bool = False


Cells = dict[str, Cell | str]  # of one row, by the heads of their columns


@dataclass(frozen=True, slots=True)
class RowAct:
    """Something that may be done on a row: its button, and what a click does."""

    key: str
    label: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Row:
    """Its cells, the first one its name."""

    cells: Mapping[str, Cell | str]
    acts: Sequence[RowAct] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together, under a title that stays in sight."""

    rows: Sequence[Row]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Groups under the same columns; without any row, `empty` says why. `more` leads to what is left
    out, `name` is for listeners where no title stands above. Rows that have an order of their own are
    not `sorted`."""

    groups: Sequence[Group]
    title: str = ""
    empty: str = ""
    more: tuple[str, Target | None] | None = None
    name: str = ""
    is_sorted: bool = True
    is_sheet: bool = False  # the facts of one thing, each named by the head of its row


def cell(
    words: str,
    target: Target | str | None = None,
    *,
    sign: str = "",
    note: str = "",
    order: str = "",
) -> Cell:
    """One cell whose words all lead to the target."""
    return Cell([(words, target) if target else words], sign, note, order)


def enumerated(parts: Sequence[Part], none: str = NOTHING) -> Cell:
    """« a », « a et b », « a, b et c », each leading where it does; `none` where there is none."""
    told: list[Part] = []
    for number, part in enumerate(parts):
        if number:
            told.append(t(" et ") if number == len(parts) - 1 else ", ")
        told.append(part)
    return Cell(told or [none])


def left_out(count: int) -> tuple[str, None] | None:
    """« et 3 autres », under a table that shows the first ones only."""
    return (tn("et {n} autre", "et {n} autres", count), None) if count > 0 else None


def record_tables(tables: Sequence[Table], *, key: str) -> None:
    """Draw them one under the other; go where the person chose to, or do what they asked for. Without
    any, nothing is drawn."""
    if not tables:
        return
    rows = [row for table in tables for group in table.groups for row in group.rows]
    hrefs = {target: target.href for target in _targets(tables, rows)}
    words = {"sort": t("Trier"), "acts": t("À faire"), "details": t("Détails")}
    heads = _heads(rows)
    data = {"tables": [_table(table, heads, hrefs) for table in tables], "words": words}
    chosen = mount("tables", data=data, key=key)
    for target, address in hrefs.items():
        if chosen == address:
            target.open()
    for act in (act for row in rows for act in row.acts):
        if chosen == act.key:
            act.run()


def record_table(
    rows: Iterable[Mapping[str, Cell | str]], *, name: str, key: str, is_sorted: bool = True
) -> None:
    """One table without title or groups, of at least one row."""
    groups = [Group([Row(cells) for cells in rows])]
    record_tables([Table(groups, name=name, is_sorted=is_sorted)], key=key)


def fact_table(facts: Mapping[str, Cell | str], *, name: str, key: str) -> None:
    """What is known of one thing, a fact a row."""
    rows = [Row({t("Donnée"): head, t("Valeur"): fact}) for head, fact in facts.items()]
    record_tables([Table([Group(rows)], name=name, is_sorted=False, is_sheet=True)], key=key)


def _targets(tables: Sequence[Table], rows: Sequence[Row]) -> Iterator[Target]:
    for table in tables:
        if table.more and table.more[1]:
            yield table.more[1]
    for row in rows:
        for one in row.cells.values():
            if isinstance(one, Cell):
                yield from (end for end in map(_end, one.parts) if isinstance(end, Target))


def _end(part: Part) -> Target | str | None:
    """Where words lead."""
    return None if isinstance(part, str) else part[1]


def _table(table: Table, heads: frozenset[str], hrefs: Mapping[Target, str]) -> dict[str, object]:
    """As it is drawn: only groups that hold something, and the columns that say something."""
    groups = [group for group in table.groups if group.rows]
    columns = [head for head in groups[0].rows[0].cells if head in heads] if groups else []
    more = table.more and [table.more[0], _address(table.more[1], hrefs)]
    kind = {"kind": "sheet" if table.is_sheet else "still"} if not table.is_sorted else {}
    return kind | {
        "title": table.title,
        "name": table.name,
        "empty": table.empty,
        "more": more,
        "columns": columns,
        "groups": [
            {
                "title": group.title,
                "rows": [_row(row, columns, hrefs) for row in group.rows],
            }
            for group in groups
        ],
    }


def _heads(rows: Sequence[Row]) -> frozenset[str]:
    """Those under which at least one table says something: tables of a page stand alike."""
    told: set[str] = set()
    for row in rows:
        told.update(head for head, one in row.cells.items() if head not in told and _tells(one))
    return frozenset(told)


def _tells(one: Cell | str) -> bool:
    return one != NOTHING if isinstance(one, str) else bool(one.note) or one.parts[0] != NOTHING


def _address(target: Target | None, hrefs: Mapping[Target, str]) -> str | None:
    return hrefs[target] if target else None


def _row(row: Row, columns: Sequence[str], hrefs: Mapping[Target, str]) -> dict[str, object]:
    cells = [_cell(row.cells[head], hrefs) for head in columns]
    return {"cells": cells, "acts": [[act.label, act.key] for act in row.acts]}


def _cell(one: Cell | str, hrefs: Mapping[Target, str]) -> str | list[object]:
    """Words alone where there is nothing more: most cells are no more than that."""
    if isinstance(one, str):
        return one
    parts = [_part(part, hrefs) for part in one.parts]
    drawn: list[object] = [parts, one.sign, one.note, one.order]
    folded: list[object] = [list(one.details)] if one.details or one.is_proposal else []
    return [*drawn, *folded, *([True] if one.is_proposal else [])]


def _part(part: Part, hrefs: Mapping[Target, str]) -> str | list[object]:
    if isinstance(part, str):
        return part
    words, end = part
    # A page opens within the application, a file as the browser does.
    return [words, hrefs[end]] if isinstance(end, Target) else [words, end, True]
