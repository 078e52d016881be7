"""`translations`: gather the French texts, and check how they are written and translated."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from i18n import extraction
from i18n.translator import LOCALES
from i18n.typography import faults


@click.group(subcommand_metavar="COMMANDE")
def command() -> None:
    """Gérer les textes et leurs traductions."""


@command.command()
def extract() -> None:
    """Écrire le modèle de traduction d’après le code."""
    template = extraction.template()
    path = LOCALES / extraction.TEMPLATE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(template, encoding="utf-8", newline="\n")
    click.echo(f"{template.count('msgid ') - 1} textes écrits dans {extraction.TEMPLATE}.")


@command.command()
def check() -> None:
    """Dire les textes mal écrits ou non traduits."""
    faulty = list(_problems())
    for problem in faulty:
        click.echo(problem, err=True)
    if faulty:
        sys.exit(1)
    click.echo("Textes et traductions\u00a0: tout est juste.")


def _problems() -> Iterator[str]:
    for results in extraction.texts():
        for fault in {fault for form in results.forms for fault in faults(form)}:
            yield f"{results.path}:{results.line}: {fault} — {results.forms[0]}"
    for locale in extraction.locales():
        for text in extraction.missing(locale):
            yield f"{locale.name}\u00a0: texte à traduire — {text}"
