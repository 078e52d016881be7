"""`./suivi bench`: run the measurements of `benchmarks/`."""

from __future__ import annotations

import subprocess
import sys

import click

from settings import ROOT


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[ARGUMENTS]…")
def command(arguments: tuple[str, ...]) -> None:
    """Mesurer les temps de réponse et en imprimer le tableau."""
    run = subprocess.run([sys.executable, "-m", "benchmarks", *arguments], cwd=ROOT, check=False)
    sys.exit(run.returncode)
