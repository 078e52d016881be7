"""`./suivi template`: the DOCX template of the papers, to take away, edit and check."""

from __future__ import annotations

from pathlib import Path

import click

from cli.writing import write_file
from documents.papers.word_template import check, default_template
from domain.disk_causes import cause_of
from domain.papers import TemplateUnreadable


@click.group()
def command() -> None:
    """Le modèle DOCX des documents : l’emporter, puis vérifier le vôtre."""


@command.command()
@click.option(
    "-o",
    "--output",
    "path",
    metavar="FICHIER",
    type=click.Path(path_type=Path),
    required=True,
    help="Le fichier à écrire.",
)
def export(path: Path) -> None:
    """Écrire le modèle livré, à modifier dans un traitement de texte."""
    write_file(path, default_template())
    click.echo(f"Modèle écrit dans {path}. Modifiez-le, puis donnez-le par SUIVI_DOCX_TEMPLATE.")


@command.command(name="check")
@click.argument("path", metavar="FICHIER", type=click.Path(path_type=Path))
def check_file(path: Path) -> None:
    """Dire si un modèle peut être rempli ; sinon, à quelle ligne il ne le peut pas."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise TemplateUnreadable(path=path, cause=cause_of(error)) from error
    check(content, name=path.name)
    click.echo(f"Le modèle {path} peut être rempli.")
