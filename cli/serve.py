"""`./suivi`: check, migrate, load, then go on as the Streamlit server."""

from __future__ import annotations

import errno
import os
import runpy
import socket
import sys
from datetime import UTC, datetime

import click

import settings
from cli.data_folder import writable_database
from cli.opening import checked_catalog
from domain.setting_errors import AddressUnusable, PortTaken
from models import sqlite
from models.database import Database
from queries.context import Context
from services.accounts.first_lead import ensure_first_lead
from services.files import file_folder
from services.start.preparation import APPLICATION, prepare
from settings import ROOT, Settings

LINK_PATH = "/compte/lien/"


@click.command()
def command() -> None:
    """Préparer la base, puis servir les pages."""
    chosen = settings.load()
    require_free(chosen.host, chosen.port)
    token = make_ready(chosen)
    click.echo(f"Suivi Pôle insertion : {chosen.url} (Ctrl-C pour arrêter)")
    if token:
        click.echo("Premier accès de la direction de projet, une seule fois, pendant 24 heures :")
        click.echo(f"    {chosen.entrance}{LINK_PATH}{token}")
    sys.stdout.flush()
    run_the_server(chosen)


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
    return f"erreur {error.errno} du système"


def make_ready(chosen: Settings) -> str | None:
    """Bring definitions, schema and chronology up to date; the first lead's token, if one is due."""
    click.echo("Lecture des définitions…")
    catalog = checked_catalog()
    click.echo("Mise à jour de la base…")
    database = writable_database()
    _warn_of_old_sqlite(database)
    now = datetime.now(UTC)
    prepare(database, catalog, now, demo=chosen.demo)
    with database.write() as session:
        file_folder.pair(session, chosen.files_dir)
        ctx = Context(session, APPLICATION, now, catalog)
        token = None if chosen.demo else ensure_first_lead(ctx)
    database.dispose()
    return token


def _warn_of_old_sqlite(database: Database) -> None:
    if database.is_sqlite and sqlite.has_wal_reset_bug():
        click.echo(
            f"Attention : SQLite {sqlite.version()} peut perdre des écritures quand plusieurs "
            "processus écrivent (corrigé en 3.51.3). N’en lancez qu’un."
        )


def run_the_server(chosen: Settings) -> None:
    """Go on as Streamlit’s server in this same process: what is imported need not be again."""
    options = {
        "server.address": chosen.host,
        "server.port": str(chosen.port),
        "server.maxUploadSize": str(chosen.upload_max_mb),
        "logger.hideWelcomeMessage": "true",  # it is in English; ours stands above
    }
    arguments = [word for name, value in options.items() for word in (f"--{name}", value)]
    if chosen.cookie_secret:
        settings.hand_cookie_secret(chosen.cookie_secret)
    os.chdir(ROOT)  # where .streamlit/config.toml stands
    sys.argv = ["streamlit", "run", "app.py", *arguments]
    try:
        runpy.run_module("streamlit", run_name="__main__")
    except SystemExit as ended:
        if not ended.code:  # Streamlit’s own handler heard the signal: it stops without a word
            click.echo("\nInterrompu.", err=True)
        raise
