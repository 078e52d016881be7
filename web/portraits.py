"""/fichiers/portraits/…: the figures of a territory as a table, and its frozen portraits byte for byte."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from documents.portrait_table import CSV, XLSX, portrait_file
from domain.errors import N_, DomainError, NotFound, PermissionDenied
from domain.figure_errors import PortraitAltered
from domain.files import FileKind
from i18n.translator import explain
from queries.context import Context
from queries.moment import moment_of
from queries.portraits import frozen_portrait
from web.identity import account_of
from web.pages import message
from web.transactions import ask_as

FROZEN = "/fichiers/portraits/{territory}/{number:int}"
FIGURES = "/fichiers/portraits/{territory}.{kind}"
NOT_THERE = N_("Ce portrait est introuvable. Vérifiez l’adresse ou revenez au territoire.")
MEDIA = {CSV: "text/csv; charset=utf-8", XLSX: FileKind.XLSX.value}


async def serve_frozen(request: Request) -> Response:
    """Canonical JSON as an attachment: the SHA-256 of these bytes is the seal of the page."""
    person = account_of(request.scope)
    assert person is not None  # the login wall stands before
    asked = request.path_params
    try:
        version = await ask_as(person.token_hash, frozen_portrait, **asked)
    except (NotFound, PermissionDenied):
        return message(request, NOT_THERE, 404)
    except PortraitAltered as refusal:
        return message(request, explain(refusal, "fr"), 409)
    name = "portrait_{territory}_v{number}.json".format(**asked)
    headers = _attached(name) | {"etag": f'"{version.seal}"'}
    return Response(version.document, media_type="application/json", headers=headers)


async def serve_figures(request: Request) -> Response:
    """The figures of the day that the address says, with the rights of this moment."""
    person = account_of(request.scope)
    assert person is not None  # the login wall stands before
    territory, kind = request.path_params["territory"], request.path_params["kind"]
    if kind not in MEDIA:
        return message(request, NOT_THERE, 404)
    days = (request.query_params.get("au"), request.query_params.get("su_au"))
    try:
        content = await ask_as(person.token_hash, _file, territory, kind, *days)
    except (NotFound, PermissionDenied):
        return message(request, NOT_THERE, 404)
    except DomainError as refusal:  # a day that cannot be shown
        return message(request, explain(refusal, "fr"), 400)
    headers = _attached(f"portrait_{territory}.{kind}")
    return Response(content, media_type=MEDIA[kind], headers=headers)


def _file(ctx: Context, territory: str, kind: str, on: str | None, known: str | None) -> bytes:
    moment = moment_of(on, known, today=ctx.today)
    return portrait_file(ctx, territory=territory, moment=moment, kind=kind)


def _attached(name: str) -> dict[str, str]:
    """Keys that were found, in ASCII."""
    return {"content-disposition": f'attachment; filename="{name}"'}
