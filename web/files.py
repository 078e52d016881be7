"""/fichiers/<number>: the bytes of one version, to who may read it at this very moment."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

import settings
from domain.errors import N_, NotFound
from services.deliverables.downloads import download
from services.files import blobs
from web.identity import account_of
from web.pages import message
from web.tables import attached
from web.transactions import perform_as

NOT_THERE = N_("Ce fichier est introuvable. Vérifiez l’adresse ou revenez au livrable.")


async def serve(request: Request) -> Response:
    """An attachment under its own name: no browser opens it as a page of ours."""
    person = account_of(request.scope)
    assert person is not None  # the login wall stands before
    try:
        version = await perform_as(
            person.token_hash, download, version_id=request.path_params["version_id"]
        )
        content = await run_in_threadpool(blobs.read, settings.load().files_dir, version.digest)
    except NotFound:
        return message(request, NOT_THERE, 404)
    return Response(content, media_type=version.media_type, headers=attached(version.name))
