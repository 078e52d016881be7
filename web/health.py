"""/sante/vivant and /sante/pret: for whoever watches the server. No secret, path or address."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import settings
from domain.errors import N_, Explained
from models import schema, sqlite
from models.database import Database
from services import readiness
from services.outages import log_outage
from services.running import database, live_catalog

Check = dict[str, object]
# Anybody may read this page: what is wrong with what goes to the log only.
NOT_READY = N_("La cause est notée dans les messages du serveur.")


async def alive(request: Request) -> Response:
    return JSONResponse({"vivant": True})


async def ready(request: Request) -> Response:
    """200 when everything that serving needs was tried and works, else 503; each check says its own."""
    checks = await run_in_threadpool(_checks)
    is_ready = all(check["ok"] for check in checks.values())
    return JSONResponse({"pret": is_ready, **checks}, 200 if is_ready else 503)


def _checks() -> dict[str, Check]:
    base, chosen = database(), settings.load()
    folder = Path(base.url.database or "").parent if base.is_sqlite else chosen.data_dir
    answers = _base(base)
    files = partial(readiness.try_files, base, chosen.files_dir)
    return {
        "base": answers,
        "definitions": _definitions(),
        "fichiers": _tried(files)
        if answers["ok"]
        else {"ok": None},  # it has to say whose they are
        "disque": _tried(partial(readiness.try_room, folder)),
    }


def _base(base: Database) -> Check:
    check: Check = {"moteur": base.url.get_backend_name()}
    if base.is_sqlite:
        check |= {"sqlite": sqlite.version(), "defaut_wal_reset": sqlite.has_wal_reset_bug()}
    check |= _tried(partial(readiness.try_base, base))
    return check | {"schema": schema.head()} if check["ok"] else check


def _tried(attempt: Callable[[], None]) -> Check:
    try:
        attempt()
    except Explained as failure:
        log_outage(failure)
        return {"ok": False, "cause": NOT_READY}
    return {"ok": True}


def _definitions() -> Check:
    """Bad files do not stop the service: the last good definitions are served."""
    live = live_catalog()
    return {"ok": True, "empreinte": live.current().hash, "problemes": len(live.problems)}
