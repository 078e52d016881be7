"""The command line: `./suivi <commande>`, or `python -m cli <commande>`."""

from __future__ import annotations

import sys
from importlib import import_module

import click

import settings
from cli.french import speak_french
from domain.errors import Explained
from services.files.private_files import keep_private

MODULES = {
    "serve": "cli.serve",
    "status": "cli.status",
    "milestones": "cli.milestones",
    "deliverables": "cli.deliverables",
    "reports": "cli.reports",
    "portrait": "cli.portrait",
    "brief": "cli.brief",
    "template": "cli.template",
    "digest": "cli.digest",
    "user": "cli.user",
    "definitions": "cli.definitions",
    "permissions": "cli.permissions",
    "seed": "cli.seed",
    "db": "cli.database",
    "verify": "cli.verify",
    "files": "cli.files",
    "backup": "cli.backup",
    "restore": "cli.restore",
    "translations": "cli.translations",
    "api": "cli.api",
    "bench": "cli.bench",
    "shots": "cli.shots",
}


class Commands(click.Group):
    """Imports a command only when it is asked for: the others’ libraries cost seconds."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(MODULES)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in MODULES:
            return None
        command: click.Command = import_module(MODULES[name]).command
        return command


@click.command(
    cls=Commands,
    subcommand_metavar="COMMANDE [ARGUMENTS]…",
    epilog=(
        "\b\nEt par le lanceur :\n  ./suivi        servir les pages"
        "\n  ./suivi test   lancer les tests\n  ./suivi check  vérifier le code et les définitions"
    ),
)
def cli() -> None:
    """Suivi Pôle insertion, dans un terminal."""


def main() -> None:
    """Run one command; a refusal or an outage is one French sentence and exit code 1."""
    keep_private()
    speak_french()
    for variable, nearest in settings.unknown_variables():
        hint = f" ; vouliez-vous dire {nearest} ?" if nearest else "."
        click.echo(f"Attention : {variable} n’est pas un réglage connu{hint}", err=True)
    try:
        cli(prog_name="./suivi")
    except Explained as refusal:
        click.echo(refusal, err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
