"""`./suivi bench`: run the measurements of `benchmarks/`."""

from __future__ import annotations

import subprocess
import sys

import click

passed_on = click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[ARGUMENTS]…")


@click.command(context_settings={"ignore_unknown_options": True})
@passed_on
def command(arguments: tuple[str, ...]) -> None:
    """Mesurer les temps de réponse et en imprimer le tableau."""
    run_module("benchmarks", arguments)


def run_module(module: str, arguments: tuple[str, ...]) -> None:
    """Run what is not part of the application in a process of its own, and end as it does."""
    run = subprocess.run([sys.executable, "-m", module, *arguments], check=False)
    sys.exit(run.returncode)
