"""`definitions`: judge the files of the method, and draw what is drawn from them."""

from __future__ import annotations

import sys

import click

from cli.opening import checked_catalog
from definitions import schema
from definitions.assignments import assigned
from i18n.labels.raci import RACI_FAULT_WORD


@click.group(subcommand_metavar="COMMANDE")
def command() -> None:
    """Vérifier les définitions de la méthode."""


@command.command()
def check() -> None:
    """Dire tout ce qui ne va pas dans les définitions, fichier par fichier."""
    catalog = checked_catalog()
    click.echo(
        f"{len(catalog.phases)} phases, {len(catalog.territories)} territoires, "
        f"{len(catalog.lots)} lots\u00a0: tout est juste (empreinte {catalog.hash[:12]})."
    )
    for assignment in assigned(catalog):
        for fault in assignment.faults:  # of a deliverable: that of a phase was refused
            key = assignment.deliverable.key if assignment.deliverable else assignment.phase.key
            click.echo(f"À revoir\u00a0: {key}, {RACI_FAULT_WORD[fault]}.")


@command.command("schema")
@click.option("--check", "only_check", is_flag=True, help="Ne rien écrire, dire ce qui a vieilli.")
def write_schema(*, only_check: bool) -> None:
    """Écrire les schémas JSON et la page du glossaire."""
    catalog = checked_catalog()
    stale = schema.outdated(catalog)
    if only_check and stale:
        for path in stale:
            click.echo(
                f"{path}\u00a0: à réécrire par «\u00a0./suivi definitions schema\u00a0».", err=True
            )
        sys.exit(1)
    if not only_check:
        schema.write(catalog)
    click.echo("Schémas et glossaire à jour.")
