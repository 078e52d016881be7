"""`./suivi brief`: the draft of an answer to Parliament on a day, as a file or on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from cli.opening import reading
from cli.writing import write_file
from documents.brief_files import TEXTS, BriefFormat, brief_file
from domain.brief import FileNameMissing, PhaseUnknown, TerritoryUnknown
from queries.brief.draft import brief_on, scope_of
from queries.context import Context
from queries.moment import moment_of


@click.command()
@click.option(
    "--on",
    "on",
    metavar="JOUR",
    help="Le jour de la réponse, AAAA-MM-JJ (par défaut : aujourd’hui).",
)
@click.option(
    "--known-at",
    metavar="JOUR",
    help="Ne compter que ce qui était enregistré à la fin de ce jour-là.",
)
@click.option(
    "--territory",
    "territories",
    metavar="TERRITOIRE",
    multiple=True,
    help="Un territoire, par sa clé ; plusieurs fois pour plusieurs (par défaut : tous).",
)
@click.option(
    "--phase",
    "phases",
    metavar="PHASE",
    multiple=True,
    help="Une phase, par sa clé ; plusieurs fois pour plusieurs (par défaut : toutes).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in BriefFormat]),
    default=BriefFormat.MD.value,
    help="Un texte à relire, un document à envoyer ou un fichier pour un programme.",
)
@click.option(
    "-o",
    "--output",
    "path",
    metavar="FICHIER",
    type=click.Path(path_type=Path),
    help="Le fichier à écrire (par défaut : à l’écran).",
)
def command(
    on: str | None,
    known_at: str | None,
    territories: tuple[str, ...],
    phases: tuple[str, ...],
    form: str,
    path: Path | None,
) -> None:
    """Composer, des faits enregistrés, un projet de réponse au Parlement."""
    if path is None and BriefFormat(form) not in TEXTS:
        raise FileNameMissing(form=form.upper())
    with reading() as ctx:
        moment = moment_of(on, known_at, today=ctx.today)
        _require_known(ctx, territories, phases)
        scope = scope_of(ctx, territories=territories, phases=phases)
        brief = brief_on(ctx, moment=moment, scope=scope)
        content = brief_file(ctx.catalog, brief, BriefFormat(form))
    if path is None:
        click.echo(content.decode(), nl=not content.endswith(b"\n"))
    else:
        write_file(path, content)
        click.echo(f"Projet de réponse écrit dans {path}.")


def _require_known(ctx: Context, territories: Sequence[str], phases: Sequence[str]) -> None:
    """Who types a key reads which ones there are."""
    places = [place.key for place in ctx.catalog.territories]
    keys = [phase.key for phase in ctx.catalog.phases]
    for key in territories:
        if key not in places:
            raise TerritoryUnknown(value=key[:80], known=", ".join(places[:12]))
    for key in phases:
        if key not in keys:
            raise PhaseUnknown(value=key[:80], known=", ".join(keys))
