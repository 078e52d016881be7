"""`./suivi api`: the OpenAPI document, drawn from the code that answers."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from documents.api import openapi
from settings import ROOT

PAGE = ROOT / "docs" / "openapi.json"


@click.group(subcommand_metavar="COMMANDE")
def command() -> None:
    """Tenir à jour la description de l’API."""


@command.command()
def write() -> None:
    """Écrire docs/openapi.json d’après le code."""
    PAGE.write_text(openapi.text(), encoding="utf-8", newline="\n")
    click.echo(f"{_name()} est à jour.")


@command.command()
def check() -> None:
    """Dire si docs/openapi.json a vieilli."""
    if not is_current():
        click.echo(f"{_name()}\u00a0: à réécrire par « ./suivi api write ».", err=True)
        sys.exit(1)
    click.echo(f"{_name()} est à jour.")


def is_current(path: Path = PAGE) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == openapi.text()


def _name() -> str:
    return PAGE.relative_to(ROOT).as_posix()
