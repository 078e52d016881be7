"""/sante/vivant and /sante/pret: for whoever watches the server. No secret, path or address."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from domain.errors import N_, DomainError
from models import schema, sqlite
from services.running import database, live_catalog

Check = dict[str, object]
# Anybody may read this page: what the database itself says goes to the log only.
NOT_READY = N_("La base n’est pas prête ; la cause est notée dans les messages du serveur.")
log = logging.getLogger("suivi.web")


async def alive(request: Request) -> Response:
    return JSONResponse({"vivant": True})


async def ready(request: Request) -> Response:
    """200 when everything that serving needs is there, else 503; each check says its own."""
    checks = await run_in_threadpool(_checks)
    is_ready = all(check["ok"] for check in checks.values())
    return JSONResponse({"pret": is_ready, **checks}, 200 if is_ready else 503)


def _checks() -> dict[str, Check]:
    return {"base": _database(), "definitions": _definitions(), "disque": _disk()}


def _database() -> Check:
    found = database()
    check: Check = {"ok": True, "moteur": found.url.get_backend_name()}
    if found.is_sqlite:
        check["sqlite"] = sqlite.version()
        check["defaut_wal_reset"] = sqlite.has_wal_reset_bug()
    try:
        schema.require_current(found)
    except (DomainError, SQLAlchemyError) as error:
        log.error("la base n’est pas prête : %s", error)
        return check | {"ok": False, "cause": NOT_READY}
    return check | {"schema": schema.head()}


def _definitions() -> Check:
    """Bad files do not stop the service: the last good definitions are served."""
    live = live_catalog()
    return {"ok": True, "empreinte": live.current().hash, "problemes": len(live.problems)}


def _disk() -> Check:
    """SQLite writes beside its file; PostgreSQL watches over its own disk."""
    found = database()
    folder = Path(found.url.database or "").parent
    return {"ok": not found.is_sqlite or os.access(folder, os.W_OK)}
