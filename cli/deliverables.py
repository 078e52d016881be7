"""`./suivi deliverables`: where the deliverables stand on a day, for scripts, spreadsheets and
people."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import click

from cli.listing import listing
from cli.opening import reading
from documents.api.delivery_records import deliverables_record
from documents.csv_table import csv_text
from i18n.formats import in_date, long_day
from i18n.labels.deliverables import DELIVERABLE_STATUS_WORD
from queries.context import Context
from queries.deliverables.list import deliverables_on
from queries.deliverables.states import DeliverableState
from queries.moment import Moment, moment_of

COLUMNS = (
    "territory",
    "phase",
    "key",
    "title",
    "lot",
    "status",
    "status_since",
    "submitted_on",
    "due",
    "late",
    "waiting_for",
    "available_on",
    "available_origin",
)


@click.command()
@listing
def command(on: str | None, known_at: str | None, form: str) -> None:
    """Lister les livrables, leur état et leurs échéances, aujourd’hui ou à une date passée."""
    with reading() as ctx:
        moment = moment_of(on, known_at, today=ctx.today)
        states = deliverables_on(ctx, moment=moment)
        if form == "csv":
            click.echo(
                csv_text([_row(deliverable, moment) for deliverable in states], COLUMNS), nl=False
            )
        else:
            click.echo((_as_json if form == "json" else _as_text)(ctx, moment, states))


def _row(state: DeliverableState, moment: Moment) -> dict[str, str]:
    """Return every column as text; empty when it is not known."""
    values: dict[str, object] = {
        name: getattr(state, name) for name in COLUMNS if hasattr(state, name)
    }
    values["late"] = "1" if state.is_late(moment.on) else ""
    return {name: str(values[name] or "") for name in COLUMNS}


def _as_json(ctx: Context, moment: Moment, states: Sequence[DeliverableState]) -> str:
    return deliverables_record(ctx, moment, states).model_dump_json(indent=2)


def _as_text(ctx: Context, moment: Moment, states: Sequence[DeliverableState]) -> str:
    lines = [f"Livrables au {long_day(moment.on)}"]
    for place, of_place in groupby(states, key=lambda state: state.territory):
        lines += ["", ctx.catalog.territory(place).name]
        for phase, of_phase in groupby(of_place, key=lambda state: state.phase):
            defined = ctx.catalog.phase(phase)
            lines.append(f"  {defined.position}. {defined.title.fr}")
            lines += [f"     {_line(state, moment)}" for state in of_phase]
    return "\n".join(lines)


def _line(state: DeliverableState, moment: Moment) -> str:
    words = [DELIVERABLE_STATUS_WORD[state.status].lower()]
    if state.available_on:
        words.append("disponible selon la source")
    if state.due:
        words.append(f"échéance {in_date(state.due)}")
    if state.is_late(moment.on):
        words.append("en retard")
    return f"{state.title} : {', '.join(words)}"
