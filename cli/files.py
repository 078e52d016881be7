"""`./suivi files`: the folder of the files that people handed in."""

from __future__ import annotations

from collections.abc import Iterable

import click

import settings
from cli.opening import prepared_to_change
from domain.errors import N_, DomainError
from services import running
from services.files import file_folder

COLLECTED = {
    "aside": "Mis de côté pour trente jours (aucune ligne de la base ne les nomme)",
    "back": "Rendus (la base les nomme)",
    "deleted": "Supprimés (mis de côté depuis plus de trente jours)",
    "passed_over": "Laissés en place (ce ne sont pas des fichiers de l’application)",
}


class NotConfirmed(DomainError):
    reason = N_("Rien n’est changé.")
    remedy = N_("Si ce dossier est bien celui de cette base, tapez : ./suivi files attach --yes")


@click.group(subcommand_metavar="COMMANDE")
def command() -> None:
    """Ranger le dossier des fichiers déposés, ou l’associer à la base."""


@command.command()
@click.option("--dry-run", is_flag=True, help="Dire ce qui serait fait, sans rien changer.")
def collect(dry_run: bool) -> None:
    """Mettre de côté les fichiers dont la base n’a pas besoin."""
    folder = settings.load().files_dir
    database, _ = prepared_to_change()
    with database.write() as session:
        done = file_folder.collect(session, folder, running.now(), dry_run=dry_run)
    if dry_run:
        click.echo("Rien n’est changé. Voici ce qui le serait :")
    click.echo(f"Dossier : {folder}")
    for kind, words in COLLECTED.items():
        names = getattr(done, kind)
        click.echo(f"{words} : {len(names)}")
        _list(names)


def _list(names: Iterable[str]) -> None:
    for name in names:
        click.echo(f"  {name}")


@command.command()
@click.option("--yes", is_flag=True, help="Confirmer que les deux vont ensemble.")
def attach(yes: bool) -> None:
    """Dire que ce dossier est celui de cette base, quand le démarrage en doute."""
    folder = settings.load().files_dir
    database, _ = prepared_to_change()
    with database.read() as session:
        seen = file_folder.see(session, folder)
    click.echo(f"Dossier : {folder}")
    click.echo(f"Fichiers que la base nomme : {seen.named}")
    click.echo(f"Parmi eux, présents dans le dossier : {seen.found}")
    click.echo(f"Présents dans le dossier, nommés ou non : {seen.present}")
    if seen.is_marked:
        click.echo("La base et ce dossier vont déjà ensemble.")
        return
    if not yes:
        raise NotConfirmed
    with database.write() as session:
        file_folder.attach(session, folder)
    click.echo("La base et ce dossier vont désormais ensemble.")
