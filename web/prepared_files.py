"""/fichiers/prepares/<token>: a file made for one person, to that person and nobody else."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from domain.errors import N_, DomainError, NotFound
from i18n.translator import explain
from services.files.prepared import prepared
from web.identity import account_of
from web.pages import message
from web.tables import attached
from web.transactions import ask_as

HERE = "/fichiers/prepares/{token}"
NOT_THERE = N_("Ce fichier est introuvable. Déposez de nouveau le vôtre, puis recommencez.")


async def serve(request: Request) -> Response:
    """An attachment under its own name, made now."""
    person = account_of(request.scope)
    assert person is not None  # the login wall stands before
    try:
        file = await ask_as(person.token_hash, prepared, token=request.path_params["token"])
    except NotFound:
        return message(request, NOT_THERE, 404)
    try:
        content = await run_in_threadpool(file.make)
    except DomainError as refusal:  # the agency’s own template, for one
        return message(request, explain(refusal, "fr"), 400)
    return Response(content, media_type=file.media_type, headers=attached(file.name))
