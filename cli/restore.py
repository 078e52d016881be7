"""`./suivi restore`: a backup takes the place of the present data, which are kept aside."""

from __future__ import annotations

from pathlib import Path

import click
from sqlalchemy import make_url

import settings
from cli.opening import checked_catalog
from models.database import Database
from services import running
from services.backups import restoring


@click.command()
@click.argument("source", metavar="SAUVEGARDE", type=click.Path(path_type=Path))
def command(source: Path) -> None:
    """Remettre une sauvegarde à la place des données présentes, gardées à côté.

    L’application doit être arrêtée. Refusée, la commande ne change rien ; interrompue, elle se
    relance avec la même sauvegarde.
    """
    chosen = settings.load()
    url = make_url(chosen.database_url)
    is_file = url.get_backend_name() == "sqlite"
    place = restoring.Place(
        chosen.data_dir, chosen.files_dir, Path(url.database or "") if is_file else None
    )
    database = Database(chosen.database_url)
    done = restoring.restore(source, place, database, checked_catalog(), running.now())
    database.dispose()
    click.echo("La sauvegarde est remise et vérifiée.")
    click.echo(f"Événements : {done.found.n_events}, faits : {done.found.n_facts}.")
    click.echo(f"Ce qui était là est gardé : {chosen.data_dir / done.aside}")
    if not is_file:
        click.echo(f"et dans la base, sous le schéma : {done.aside.replace('-', '_').lower()}")
    _print_erased(done.erased_since)


def _print_erased(erased: tuple[str, ...] | None) -> None:
    if erased is None:
        click.echo(
            "La base d’avant ne se lit pas : cherchez ailleurs quelles personnes effacer de nouveau."
        )
    for subject in erased or ():
        click.echo(f"À effacer de nouveau, la sauvegarde est d’avant : {subject}")
