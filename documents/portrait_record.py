"""What a file of figures says, for a program: its lines, what is wrong, what is worth knowing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.errors import DomainError, Explained, Unusual
from domain.figures import HIDDEN, NOT_GIVEN, SMALL, PlaceLevel
from domain.sheets import CellRemark
from domain.tables import CellProblem, Table
from i18n.translator import explained_parts
from queries.context import Context
from queries.portraits.entries import Entry, PortraitReading

_WORDS = {NOT_GIVEN: "unknown", SMALL: "hidden", HIDDEN: "hidden"}


def portrait_record(ctx: Context, table: Table, found: PortraitReading) -> dict[str, Any]:
    """Return what was read, ready for JSON."""
    names = {(place.level, place.key): place.name for place in ctx.catalog.places}
    return {
        "sheet": table.sheet or None,
        "encoding": table.encoding or None,
        "lines": [_line(ctx, number, entry, names) for number, entry in found.lines],
        "problems": [_problem(table, problem) for problem in found.problems],
        "notices": [_notice(table, remark) for remark in found.remarks],
    }


def refused_record(refusal: DomainError) -> dict[str, Any]:
    """Return the same for a file that is refused whole."""
    problem = {"cell": None, **_explained(refusal)}
    return {"sheet": None, "encoding": None, "lines": [], "problems": [problem], "notices": []}


def _problem(table: Table, problem: CellProblem) -> dict[str, Any]:
    cell = table.cell_name(problem.line, problem.column, problem.place)
    return {"cell": cell, **_explained(problem.refusal)}


def _notice(table: Table, remark: CellRemark) -> dict[str, Any]:
    return {
        "cell": table.cell_name(remark.line, remark.column) or None,
        "reason": _explained(remark.told)["reason"],
        "to_confirm": isinstance(remark.told, Unusual),
    }


def _line(
    ctx: Context, number: int, entry: Entry, names: Mapping[tuple[PlaceLevel, str], str]
) -> dict[str, Any]:
    key, said = entry.key, entry.saying
    indicator = ctx.catalog.indicator(key.indicator)
    return {
        "row": number,
        "subject": key.subject,
        "level": key.level.value,
        "place": names[key.level, key.place],
        "indicator": indicator.title,
        "breakdown": ctx.catalog.indicators.cell_titles(indicator).get(key.breakdown, ""),
        "period": str(key.span),
        "value": _WORDS.get(said.value, said.value),
        "unit": said.unit,
        "collected_on": said.extracted_on.isoformat() if said.extracted_on else None,
        "source": said.source,
        "series_break": said.break_note,
        "status": said.status.value,
    }


def _explained(told: Explained) -> dict[str, str]:
    reason, remedy = explained_parts(told, "fr")
    return {"reason": reason, "remedy": remedy}
