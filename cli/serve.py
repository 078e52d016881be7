"""`./suivi`: check, migrate, load, then become the Streamlit server."""

from __future__ import annotations

import errno
import os
import socket
import sys

import click

import settings
from cli.application import checked_catalog, require_writable, writable_database, writing
from domain.errors import AddressUnusable, PortTaken
from models import schema, sqlite
from models.database import Database
from services import chronology
from settings import ROOT, Settings


@click.command()
def command() -> None:
    """Préparer la base, puis servir les pages."""
    found = settings.load()
    require_free(found.host, found.port)
    require_writable(found.data_dir)
    prepare(found)
    become_the_server(found)


def require_free(host: str, port: int) -> None:
    """Refuse before anything changes when the address cannot be opened."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(host=host, port=port, other=port % 65535 + 1) from error
        raise AddressUnusable(host=host, port=port, cause=_cause(error)) from error


def _cause(error: OSError) -> str:
    if isinstance(error, socket.gaierror):
        return "nom inconnu"
    if error.errno == errno.EADDRNOTAVAIL:
        return "cette adresse n’est pas celle de cette machine"
    if error.errno == errno.EACCES:
        return "les ports sous 1024 sont réservés à l’administrateur"
    return error.strerror or str(error)


def prepare(found: Settings) -> None:
    """Bring definitions, schema and chronology to a state that can be served."""
    click.echo("Lecture des définitions…")
    catalog = checked_catalog()
    database = writable_database()
    _warn_of_old_sqlite(database)
    click.echo("Mise à jour de la base…")
    schema.upgrade(database)
    click.echo("Chargement de la chronologie…")
    with writing(database, catalog) as ctx:
        chronology.load(ctx)
    database.dispose()


def _warn_of_old_sqlite(database: Database) -> None:
    if database.is_sqlite and sqlite.has_wal_reset_bug():
        click.echo(
            f"Attention : SQLite {sqlite.version()} peut perdre des écritures quand plusieurs "
            "processus écrivent (corrigé en 3.51.3). N’en lancez qu’un."
        )


def become_the_server(found: Settings) -> None:
    """Replace this process by Streamlit's: one process to watch, one to stop."""
    click.echo(f"Suivi Pôle insertion : {found.url} (Ctrl-C pour arrêter)")
    options = {
        "server.address": found.host,
        "server.port": str(found.port),
        "logger.hideWelcomeMessage": "true",  # it is in English; ours stands above
    }
    arguments = [word for name, value in options.items() for word in (f"--{name}", value)]
    os.chdir(ROOT)  # where .streamlit/config.toml stands
    os.execv(sys.executable, [sys.executable, "-m", "streamlit", "run", "app.py", *arguments])
