"""`./suivi milestones`: the milestones and their dates on a day, for scripts, spreadsheets and
people."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import click

from cli.listing import listing
from cli.opening import reading
from documents.api.milestone_records import milestones_record
from documents.csv_table import csv_text
from domain.dates import PartialDate
from i18n.formats import long_date, long_day, since_date
from i18n.labels.milestones import MILESTONE_KIND_WORD
from i18n.labels.phases import ORIGIN_WORD
from queries.context import Context
from queries.milestones.states import DATES, MilestoneState, milestones_on
from queries.moment import Moment, moment_of

SLIP = ("slip_days", "slip_working_days")
COLUMNS = (
    "territory",
    "phase",
    "key",
    "title",
    "kind",
    "lot",
    *DATES,
    "at_latest",
    "origin",
    *SLIP,
    "told_reference",
)


@click.command()
@listing
def command(on: str | None, known_at: str | None, form: str) -> None:
    """Lister les jalons et leurs dates, aujourd’hui ou à une date passée."""
    with reading() as ctx:
        moment = moment_of(on, known_at, today=ctx.today)
        states = milestones_on(ctx, moment=moment)
        if form == "csv":
            click.echo(csv_text([_row(ctx, milestone) for milestone in states], COLUMNS), nl=False)
        else:
            click.echo((_as_json if form == "json" else _as_text)(ctx, moment, states))


def _row(ctx: Context, state: MilestoneState) -> dict[str, str]:
    """Return every column as text; empty when it is not known."""
    slip = state.slip(ctx.catalog.closing_days)
    return {
        "territory": state.territory,
        "phase": state.phase,
        "key": state.key,
        "title": state.title,
        "kind": state.kind,
        "lot": state.lot or "",
        **{name: str(getattr(state, name) or "") for name in DATES},
        "at_latest": "true" if state.at_latest else "",
        "origin": state.origin or "",
        "slip_days": str(slip.calendar_days) if slip else "",
        "slip_working_days": str(slip.working_days) if slip else "",
        "told_reference": state.told_reference,
    }


def _as_json(ctx: Context, moment: Moment, states: Sequence[MilestoneState]) -> str:
    return milestones_record(ctx, moment, states).model_dump_json(indent=2)


def _as_text(ctx: Context, moment: Moment, states: Sequence[MilestoneState]) -> str:
    lines = [f"Jalons au {long_day(moment.on)}"]
    for place, of_place in groupby(states, key=lambda state: state.territory):
        lines += ["", ctx.catalog.territory(place).name]
        for phase, of_phase in groupby(of_place, key=lambda state: state.phase):
            defined = ctx.catalog.phase(phase)
            lines.append(f"  {defined.position}. {defined.title.fr}")
            lines += [f"     {_line(state)}" for state in of_phase]
    return "\n".join(lines)


def _line(state: MilestoneState) -> str:
    words = (("prévu", state.planned_on), ("estimé", state.forecast_on))
    dates = [f"{word} {long_date(when)}" for word, when in words if when]
    if state.actual_on and state.origin:
        dates += [
            f"réel {_real(state.actual_on, at_latest=state.at_latest)}",
            ORIGIN_WORD[state.origin],
        ]
    kind = MILESTONE_KIND_WORD[state.kind]
    return f"{state.title} ({kind}) : {', '.join(dates) or 'sans date connue'}"


def _real(when: PartialDate, *, at_latest: bool) -> str:
    return since_date(when, at_latest=True) if at_latest else long_date(when)
