"""`./suivi seed`: load the sourced chronology and open the phases of each territory."""

from __future__ import annotations

from datetime import UTC, datetime

import click

import settings
from cli.data_folder import writable_database
from cli.opening import checked_catalog
from services.start.preparation import prepare


@click.command()
def command() -> None:
    """Charger la chronologie sourcée et ouvrir les phases des territoires."""
    database, catalog = writable_database(), checked_catalog()
    added = prepare(database, catalog, datetime.now(UTC), demo=settings.load().demo)
    click.echo(f"La chronologie est chargée (nouveaux faits : {added}).")
