"""`./suivi reports`: which reports are expected, late, sent or accepted, for scripts and people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

import click

from cli.listing import listing
from cli.opening import reading
from definitions.names import lot_name, territory_name
from documents.api.delivery_records import reports_record
from documents.csv_table import csv_text
from i18n.formats import day_span, long_day
from i18n.labels.reports import STANDING_WORD
from queries.context import Context
from queries.moment import Moment, moment_of
from queries.reports.states import ReportState, reports_on

COLUMNS = (
    "territory",
    "lot",
    "period_first",
    "period_last",
    "due_on",
    "standing",
    "version",
    "accepted_version",
    "sent_on",
    "decided_on",
)


@click.command()
@listing
def command(on: str | None, known_at: str | None, form: str) -> None:
    """Lister les rapports attendus, remis et acceptés, aujourd’hui ou à une date passée."""
    with reading() as ctx:
        moment = moment_of(on, known_at, today=ctx.today)
        reports = reports_on(ctx, moment=moment)
        if form == "csv":
            click.echo(csv_text([_row(state) for state in reports], COLUMNS), nl=False)
        elif form == "json":
            click.echo(_as_json(ctx, moment, reports))
        else:
            click.echo(_as_text(ctx, moment, reports))


def _row(state: ReportState) -> dict[str, str]:
    """Return every column as text; empty when there is nothing to say."""
    return {
        "territory": state.territory,
        "lot": state.lot,
        "period_first": _day(state.period.first),
        "period_last": _day(state.period.last),
        "due_on": _day(state.due_on),
        "standing": state.standing,
        "version": str(state.number or ""),
        "accepted_version": str(state.accepted or ""),
        "sent_on": _day(state.sent_on),
        "decided_on": _day(state.decided_on),
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _as_json(ctx: Context, moment: Moment, reports: Sequence[ReportState]) -> str:
    return reports_record(ctx, moment, reports).model_dump_json(indent=2)


def _as_text(ctx: Context, moment: Moment, reports: Sequence[ReportState]) -> str:
    lines = [f"Rapports au {long_day(moment.on)}"]
    if not reports:
        lines += ["", "Aucun rapport n’est attendu : le rythme n’est fixé pour aucun lot."]
    for period, of_period in groupby(reports, key=lambda state: state.period):
        lines += ["", f"Rapports {day_span(period.first, period.last)}"]
        lines += [f"  {_line(ctx, state)}" for state in of_period]
    return "\n".join(lines)


def _line(ctx: Context, state: ReportState) -> str:
    who = f"{territory_name(ctx.catalog, state.territory)}, {lot_name(ctx.catalog, state.lot)}"
    return f"{who} : {STANDING_WORD[state.standing]} (attendu le {long_day(state.due_on)})"
