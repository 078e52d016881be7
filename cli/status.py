"""`./suivi status`: where the phases stand on a day, for scripts and for people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import click

from cli.listing import text_or_json
from cli.opening import reading
from definitions.phases import PhaseDefinition
from documents.api.records import status_record
from domain.phases import PhaseStatus
from i18n.labels.phases import ORIGIN_WORD
from i18n.opening_sentence import text_of
from i18n.sentences import state_sentence
from queries.context import Context
from queries.moment import Moment, moment_of
from queries.phases.opening import opening_sentences
from queries.phases.states import PhaseState, states_on


@click.command()
@click.option(
    "--on", "on", metavar="JOUR", help="Le jour regardé, AAAA-MM-JJ (par défaut : aujourd’hui)."
)
@click.option(
    "--known-at",
    metavar="JOUR",
    help="Ne compter que ce qui était enregistré à la fin de ce jour-là.",
)
@text_or_json
def command(on: str | None, known_at: str | None, form: str) -> None:
    """Dire où en sont les phases, aujourd’hui ou à une date passée."""
    with reading() as ctx:
        moment = moment_of(on, known_at, today=ctx.today)
        states = states_on(ctx, moment=moment)
        print_it = _as_json if form == "json" else _as_text
        click.echo(print_it(ctx, moment, states))


def _as_json(ctx: Context, moment: Moment, states: Mapping[tuple[str, str], PhaseState]) -> str:
    return status_record(ctx, moment, states).model_dump_json(indent=2)


def _as_text(ctx: Context, moment: Moment, states: Mapping[tuple[str, str], PhaseState]) -> str:
    lines = [text_of(opening_sentences(ctx.catalog, states, on=moment.on))]
    for place in ctx.catalog.territories:
        lines += ["", place.name]
        lines += [
            _line(phase, states[place.key, phase.key], moment.on) for phase in ctx.catalog.phases
        ]
    return "\n".join(lines)


def _line(phase: PhaseDefinition, state: PhaseState, on: date) -> str:
    """«  7. Mise en situation… : prévue pour février 2024 (selon la source) »."""
    sentence = f"  {phase.position:>2}. {phase.title.fr} : {state_sentence(state, on=on)}"
    is_known = state.status is not PhaseStatus.UNKNOWN
    return f"{sentence} ({ORIGIN_WORD[state.origin]})" if is_known and state.origin else sentence
