"""`./suivi backup`: base and files of one moment, while the application serves."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

import settings
from cli.data_folder import existing_database
from services.backups import backups

NICENESS = 10  # who reads pages goes first
INCOMPLETE = 3  # saved, but the base names files that nobody has any more


@click.command()
@click.argument("destination", metavar="DOSSIER", type=click.Path(path_type=Path))
@click.option(
    "--keep",
    metavar="N",
    type=click.IntRange(1),
    help="Ne garder que les N sauvegardes les plus récentes de cette installation.",
)
def command(destination: Path, keep: int | None) -> None:
    """Sauvegarder la base et les fichiers déposés, sans rien arrêter.

    Code 0 : sauvegarde faite et relue. 1 : refusée, rien n’est gardé. 3 : faite, mais des fichiers
    que la base nomme manquaient déjà.
    """
    os.nice(NICENESS)
    chosen = settings.load()
    done = backups.write_backup(
        existing_database(),
        chosen.files_dir,
        destination,
        datetime.now(UTC),
        data_dir=chosen.data_dir,
        keep=keep,
    )
    said = done.manifest
    click.echo(f"Sauvegarde faite et relue : {done.folder}")
    click.echo(f"Fichiers : {len(said.files)}. Octets en tout : {said.size}.")
    click.echo(
        f"Événements du journal : {said.n_events}. Empreinte du dernier : {said.head or '—'}"
    )
    for name in done.removed:
        click.echo(f"Retirée, plus ancienne : {name}")
    if said.missing:
        click.echo(f"Des fichiers que la base nomme manquent : {', '.join(said.missing)}", err=True)
        sys.exit(INCOMPLETE)
