"""/sante/vivant and /sante/pret: for whoever watches the server. No secret, no path."""

from __future__ import annotations

import os

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import settings
from domain.errors import DomainError
from models import schema, sqlite
from web.transactions import catalog, database

Check = dict[str, object]


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
    except DomainError as refusal:
        return check | {"ok": False, "cause": str(refusal)}
    except SQLAlchemyError:
        return check | {"ok": False, "cause": "La base de données ne répond pas."}
    return check | {"schema": schema.head()}


def _definitions() -> Check:
    """Bad files do not stop the service: the last good definitions are served."""
    live = catalog()
    return {"ok": True, "empreinte": live.current().hash, "problemes": len(live.problems)}


def _disk() -> Check:
    return {"ok": os.access(settings.load().data_dir, os.W_OK)}
