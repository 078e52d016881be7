"""`./suivi bench`: measure, print the table, and keep it with --save."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from benchmarks.measures import all_measures
from benchmarks.report import line, page
from cli.french import speak_french

RESULTS = Path(__file__).with_name("RESULTS.md")


@click.command()
@click.option("--save", is_flag=True, help="Écrire le tableau dans benchmarks/RESULTS.md.")
def bench(*, save: bool) -> None:
    """Mesurer les temps de réponse ; compter quelques minutes sur une machine au repos."""
    measures = []
    with TemporaryDirectory() as folder:
        for measure in all_measures(Path(folder)):
            measures.append(measure)
            click.echo(line(measure))
    if save:
        command = "./suivi bench --save"
        RESULTS.write_text(page(measures, command), encoding="utf-8")
        click.echo(f"Le tableau est écrit dans {RESULTS}.")


if __name__ == "__main__":
    speak_french()
    bench(prog_name="./suivi bench")
