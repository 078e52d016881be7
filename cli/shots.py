"""`./suivi shots`: take pictures of every page of the demonstration."""

from __future__ import annotations

import click

from cli.bench import passed_on, run_module


@click.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@passed_on
def command(arguments: tuple[str, ...]) -> None:
    """Photographier chaque page de la démonstration, par rôle, thème et largeur."""
    run_module("tests.e2e.shots", arguments)
