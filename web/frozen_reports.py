"""/fichiers/rapports/…: a report as it was sent, byte for byte, to who may read it at this moment."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from domain.errors import N_, NotFound, PermissionDenied
from domain.reports import ReportNotExpected
from queries.reports.sheet import frozen_version
from web.identity import account_of
from web.pages import message
from web.transactions import ask_as

HERE = "/fichiers/rapports/{territory}/{lot}/{period}/{number:int}"
NOT_THERE = N_("Ce rapport est introuvable. Vérifiez l’adresse ou revenez aux rapports.")


async def serve(request: Request) -> Response:
    """Its canonical JSON as an attachment: the SHA-256 of these bytes is the seal of the page."""
    person = account_of(request.scope)
    assert person is not None  # the login wall stands before
    asked = request.path_params
    try:
        version = await ask_as(person.token_hash, frozen_version, **asked)
    except (NotFound, PermissionDenied, ReportNotExpected):
        return message(request, NOT_THERE, 404)
    headers = {
        "content-disposition": f'attachment; filename="{_name(asked)}"',
        "etag": f'"{version.seal}"',
    }
    return Response(version.document, media_type="application/json", headers=headers)


def _name(asked: dict[str, object]) -> str:
    """« rapport_herstal_lot-1_2026-11-01_2026-11-15_v1.json »: keys that were found, in ASCII."""
    return "rapport_{territory}_{lot}_{period}_v{number}.json".format(**asked)
