"""What happens once a process, before it serves: heavy imports, the database made ready."""

from __future__ import annotations

import gc
import importlib
import logging
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import uvicorn
from starlette.concurrency import run_in_threadpool
from streamlit.runtime.pages_manager import PagesManager

import settings
from domain.errors import Explained
from models import sqlite
from services.backups import presence
from services.files import file_folder, private_files
from services.running import database, live_catalog, now
from services.start.preparation import prepare
from settings import is_loopback

# The first person to open a page must not wait for these, nor the server to answer.
HEAVY = ("pandas", "pyarrow", "sqlalchemy.dialects.sqlite", "streamlit.components.v2")
# One page reads thousands of rows; collecting after every 700 objects, as Python does, doubles its time.
GARBAGE = 20_000
GRACE = 5  # seconds, for what is being answered when the application is told to stop
NAMED = 5  # files, in one line of the log
log = logging.getLogger("suivi")


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, Any]]:
    hurry_the_stop()
    with ExitStack() as until_the_end:
        until_the_end.enter_context(timed_messages())
        try:
            until_the_end.enter_context(presence.present(settings.load().data_dir))
            await run_in_threadpool(make_ready)
        except Explained as refusal:
            sys.exit(str(refusal))  # one French sentence, and nothing is served
        Thread(target=warm_up, name="warm-up").start()
        yield {}
        database().dispose()


def hurry_the_stop() -> None:
    """A connection that is accepted at the very moment of a stop is never told of it, and uvicorn
    waits for it without end; Streamlit leaves no other way to give it a bound."""
    server = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    if isinstance(server, uvicorn.Server):
        server.config.timeout_graceful_shutdown = GRACE


@contextmanager
def timed_messages() -> Iterator[None]:
    """What we write to the log says when, for the time of a block: not every log adds it."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%dT%H:%M:%S%z"))
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)


def make_ready() -> None:
    """Refuses to serve a database of another version, or one that does not answer."""
    chosen = settings.load()
    prepare(database(), live_catalog().current(), now(), demo=chosen.demo)
    with database().write() as session:
        file_folder.pair(session, chosen.files_dir)
    _close(chosen)
    _warn(chosen)
    PagesManager.uses_pages_directory = False  # else the first page asked for skips ui/main.py


def warm_up() -> None:
    """Import what most pages need, while the sign-in page is already there."""
    for name in HEAVY:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()  # what lives as long as the process need not be looked through at each collection
    gc.set_threshold(GARBAGE)


def _close(chosen: settings.Settings) -> None:
    """Another hand, or an older version, left data open to every account of the machine."""
    url = database().url
    base = Path(url.database) if database().is_sqlite and url.database else None
    closed = private_files.narrow(chosen.data_dir, chosen.files_dir, base)
    if closed.closed:
        log.warning(
            "Étaient ouverts à d’autres comptes et ne le sont plus : %s", _listed(closed.closed)
        )
    if closed.still_open:
        log.warning(
            "Sont ouverts à d’autres comptes, et à un autre propriétaire : %s",
            _listed(closed.still_open),
        )


def _listed(places: list[Path]) -> str:
    """The first ones by name, and how many they are."""
    names = ", ".join(str(place) for place in places[:NAMED])
    return names if len(places) <= NAMED else f"{names}… ({len(places)})"


def _warn(chosen: settings.Settings) -> None:
    if database().is_sqlite and sqlite.has_wal_reset_bug():
        log.warning("SQLite %s : un seul processus peut écrire sans risque.", sqlite.version())
    if not is_loopback(chosen.host):
        log.warning("Sans HTTPS, le cookie de session voyage en clair : placez un mandataire.")
