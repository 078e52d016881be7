"""/fichiers/conventions/…: the file of an agreement, to who may read it at this very moment."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

import settings
from domain.errors import N_, NotFound
from services.agreements.files import download
from services.files import blobs
from web.identity import account_of
from web.pages import message
from web.tables import attached
from web.transactions import perform_as

HERE = "/fichiers/conventions/{territory}/{agreement:int}/{number:int}"
NOT_THERE = N_("Ce fichier est introuvable. Vérifiez l’adresse ou revenez à la convention.")


async def serve(request: Request) -> Response:
    """An attachment under its own name: no browser opens it as a page of ours."""
    person = account_of(request.scope)
    assert person is not None  # the login wall stands before
    try:
        version = await perform_as(person.token_hash, download, **request.path_params)
        content = await run_in_threadpool(blobs.read, settings.load().files_dir, version.digest)
    except NotFound:
        return message(request, NOT_THERE, 404)
    return Response(content, media_type=version.media_type, headers=attached(version.name))
