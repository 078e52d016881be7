"""`./suivi db`: bring the schema up to date, or check that migrations and models agree."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from models import schema
from models.database import Database
from services import running


@click.group(subcommand_metavar="COMMANDE")
def command() -> None:
    """Mettre à jour ou vérifier le schéma de la base."""


@command.command()
def upgrade() -> None:
    """Mettre la base au schéma de cette version."""
    schema.upgrade(running.database())
    click.echo(f"La base est au schéma {schema.head()}.")


@command.command()
def check() -> None:
    """Vérifier que les migrations mènent bien aux modèles."""
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'neuve.db'}")
        try:
            schema.upgrade(database)
            schema.check_models(database)
        finally:
            database.dispose()
    click.echo(f"Les migrations mènent aux modèles (schéma {schema.head()}).")
