"""`./suivi portrait`: a file of figures, read without recording anything, or brought in."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

import settings
from cli.listing import text_or_json
from cli.opening import reading, writing
from documents.portrait_record import portrait_record, refused_record
from documents.portrait_table import columns
from documents.tables import checked_table, read_table
from domain.disk_causes import cause_of
from domain.errors import DomainError
from domain.exchanges import Changes
from domain.files import CheckedFile, FileNotReadable
from domain.permissions import Actor, Grant, Role
from domain.tables import CellsRefused, Table
from i18n.translator import translator
from queries.accounts.accounts import actor_with
from queries.context import Context
from queries.portraits.entries import Correction, Entry, read_figures
from services.portraits import figures

READER = Actor(None, "Application", frozenset({Grant(Role.LEAD)}))  # whoever has a terminal here
_FILE = click.argument("path", metavar="FICHIER", type=click.Path(path_type=Path))
_TERRITORY = click.option(
    "--territory",
    metavar="TERRITOIRE",
    required=True,
    help="Le territoire du portrait, par sa clé.",
)


@click.group(subcommand_metavar="COMMANDE")
def command() -> None:
    """Lire ou importer un fichier de valeurs pour un portrait statistique."""


@command.command()
@_FILE
@_TERRITORY
@text_or_json
def read(path: Path, territory: str, form: str) -> None:
    """Dire ce que le fichier ferait enregistrer, sans rien changer."""
    with reading() as ctx:
        ctx = replace(ctx, actor=READER)
        try:
            table = _table(ctx, path)
            found = read_figures(ctx, territory=territory, table=table)
            record = portrait_record(ctx, table, found)
        except DomainError as refusal:
            record = refused_record(refusal)
    if form == "json":
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_sentences(record)))
    sys.exit(1 if record["problems"] else 0)


@command.command("import")
@_FILE
@_TERRITORY
@click.option("--as", "login", metavar="ADRESSE", required=True, help="Le compte qui importe.")
@click.option("--reason", metavar="MOTIF", default="", help="Pourquoi, si des valeurs changent.")
@click.option("--confirm", is_flag=True, help="Les valeurs inhabituelles sont justes.")
def import_(path: Path, territory: str, login: str, reason: str, confirm: bool) -> None:
    """Enregistrer ce que dit le fichier, au nom d’un compte : toutes ses lignes, ou aucune."""
    with writing() as ctx:
        ctx = replace(ctx, actor=actor_with(ctx, login))
        table = _table(ctx, path)
        found = read_figures(ctx, territory=territory, table=table)
        for sentence in _sentences(portrait_record(ctx, table, found)):
            click.echo(sentence, err=True)
        if found.problems:
            raise CellsRefused(count=len(found.problems))
        figures.bring_in(
            ctx, territory=territory, seen_version=found.version, table=table, reason=reason,
            confirmed=confirm,
        )  # fmt: skip
    click.echo(_counted(found.changes))


def _counted(changes: Changes[Entry, Correction]) -> str:
    """What there is none of is not told."""
    t = translator("fr").ngettext
    counts = (
        (len(changes.added), "{n} valeur ajoutée", "{n} valeurs ajoutées"),
        (len(changes.changed), "{n} valeur corrigée", "{n} valeurs corrigées"),
        (changes.unchanged, "{n} ligne inchangée", "{n} lignes inchangées"),
    )
    told = (t(one, many, n).format(n=n) for n, one, many in counts if n)
    return f"Importé : {', '.join(told)}."


def _table(ctx: Context, path: Path) -> Table:
    """Refuses the whole file when it is no such table."""
    return read_table(_file(path), columns(ctx.catalog.indicators))


def _file(path: Path) -> CheckedFile:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FileNotReadable(path=path, cause=cause_of(error)) from None
    return checked_table(path.name, content, max_megabytes=settings.load().upload_max_mb)


def _sentences(record: Mapping[str, Any]) -> Iterator[str]:
    """The same for a person: where it was read, each line, what is wrong or worth knowing."""
    where = record["sheet"] or record["encoding"]
    if where:
        count = len(record["lines"])
        lines = translator("fr").ngettext("{n} ligne comprise", "{n} lignes comprises", count)
        yield f"{where} : {lines.format(n=count)}."
    for line in record["lines"]:
        part = f", {line['breakdown']}" if line["breakdown"] else ""
        name = f"{line['indicator']}{part}, {line['place']}, {line['period']}"
        yield f"  ligne {line['row']} : {name} = {line['value']} {line['unit']}"
    for notice in record["notices"]:
        yield " ".join(filter(None, ("Remarque", notice["cell"], f": {notice['reason']}")))
    for problem in record["problems"]:
        words = f": {problem['reason']} {problem['remedy']}"
        yield " ".join(filter(None, ("À corriger", problem["cell"], words)))
