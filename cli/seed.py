"""`./suivi seed`: load the sourced chronology and open the phases of each territory."""

from __future__ import annotations

import click

from cli.application import checked_catalog, current_database, writing
from services import chronology


@click.command()
def command() -> None:
    """Charger la chronologie sourcée et ouvrir les phases des territoires."""
    with writing(current_database(), checked_catalog()) as ctx:
        added = chronology.load(ctx)
    click.echo(f"La chronologie est chargée (nouveaux faits : {added}).")
