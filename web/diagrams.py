"""/fichiers/diagrammes/…: the environment of a territory as SVG or PNG, to who sees that territory."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from documents.diagram_file import Palette, png_of, sheet_of, svg_of
from domain.errors import N_, DomainError, NotFound, PermissionDenied
from domain.files import FileKind
from i18n.translator import explain
from web.identity import account_of
from web.pages import message
from web.transactions import ask_as

DIAGRAM = "/fichiers/diagrammes/{territory}.{kind}"
NOT_THERE = N_("Ce diagramme est introuvable. Vérifiez l’adresse ou revenez au territoire.")
MAKERS = {"svg": (svg_of, "image/svg+xml"), "png": (png_of, FileKind.PNG.value)}
ASKED = ("au", "su_au", "type", "frein", "phase", "compare", "avec")
DARK = "sombre"


async def serve(request: Request) -> Response:
    """An attachment named after the territory and the day, with the rights of this moment."""
    person = account_of(request.scope)
    assert person is not None  # the login wall stands before
    territory, kind = request.path_params["territory"], request.path_params["kind"]
    if kind not in MAKERS:
        return message(request, NOT_THERE, 404)
    asked = {name: request.query_params.get(name) for name in ASKED}
    try:
        sheet = await ask_as(person.token_hash, sheet_of, territory=territory, asked=asked)
    except (NotFound, PermissionDenied):
        return message(request, NOT_THERE, 404)
    except DomainError as refusal:  # a day that cannot be shown
        return message(request, explain(refusal, "fr"), 400)
    make, media_type = MAKERS[kind]
    is_dark = request.query_params.get("fond") == DARK
    content = await run_in_threadpool(make, sheet, Palette.DARK if is_dark else Palette.LIGHT)
    headers = {"content-disposition": f'attachment; filename="{sheet.name}.{kind}"'}
    return Response(content, media_type=media_type, headers=headers)
