"""/fichiers/<what>/<territory>.csv and .xlsx: what is recorded of a territory, as a table to take
away."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from documents.link_table import links_file
from documents.participation_table import participation_file
from documents.portrait_table import portrait_file
from documents.register_table import register_file
from documents.tables import MEDIA
from domain.errors import N_, DomainError, NotFound, PermissionDenied
from i18n.translator import explain
from queries.context import Context
from queries.moment import moment_of
from web.identity import account_of
from web.pages import message
from web.transactions import ask_as

HERE = "/fichiers/{name}/{territory}.{kind}"
NOT_THERE = N_("Ce fichier est introuvable. Vérifiez l’adresse ou revenez au territoire.")
FILES: Mapping[str, Callable[..., bytes]] = {
    "portraits": portrait_file,
    "registre": register_file,
    "liens": links_file,
    "tour-de-table": participation_file,
}
NAMES = {"portraits": "portrait"}  # of the file, where it is not that of the address


async def serve(request: Request) -> Response:
    """Serve the table as it stood on the day that the address says, with the rights of this
    moment."""
    person = account_of(request.scope)
    assert person is not None  # the login wall stands before
    name, territory, kind = (request.path_params[field] for field in ("name", "territory", "kind"))
    if kind not in MEDIA or name not in FILES:
        return message(request, NOT_THERE, 404)
    days = (request.query_params.get("au"), request.query_params.get("su_au"))
    try:
        content = await ask_as(person.token_hash, _file, FILES[name], territory, kind, *days)
    except (NotFound, PermissionDenied):
        return message(request, NOT_THERE, 404)
    except DomainError as refusal:  # a day that cannot be shown
        return message(request, explain(refusal, "fr"), 400)
    headers = attached(f"{NAMES.get(name, name)}_{territory}.{kind}")
    return Response(content, media_type=MEDIA[kind], headers=headers)


def _file(
    ctx: Context,
    file: Callable[..., bytes],
    territory: str,
    kind: str,
    on: str | None,
    known: str | None,
) -> bytes:
    moment = moment_of(on, known, today=ctx.today)
    return file(ctx, territory=territory, moment=moment, kind=kind)


_PLAIN = re.compile(r"[\w.-]+", re.ASCII)  # needs no quoting


def attached(name: str) -> dict[str, str]:
    """Offered to be kept under that name, whatever letters it has; never opened as a page of ours."""
    named = f'"{name}"' if _PLAIN.fullmatch(name) else ""
    words = f"filename={named}" if named else f"filename*=UTF-8''{quote(name, safe='')}"
    return {"content-disposition": f"attachment; {words}"}
