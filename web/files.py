"""/fichiers/livrables/…: the bytes of one version, to who may read it at this very moment."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

import settings
from domain.errors import N_, NotFound
from domain.holdings import EVERY_LOT
from queries.deliverables.versions import version_proving
from services.deliverables.downloads import download
from services.files import blobs
from web.identity import account_of
from web.pages import message
from web.tables import attached
from web.transactions import ask_as, perform_as

HERE = "/fichiers/livrables/{territory}/{lot}/{deliverable}/{number:int}"
OLD = "/fichiers/{version_id:int}"
NOT_THERE = N_("Ce fichier est introuvable. Vérifiez l’adresse ou revenez au livrable.")


async def serve(request: Request) -> Response:
    """An attachment under its own name: no browser opens it as a page of ours."""
    person = account_of(request.scope)
    assert person is not None  # the login wall stands before
    lot = request.path_params["lot"]
    asked = request.path_params | {"lot": None if lot == EVERY_LOT else lot}
    try:
        version = await perform_as(person.token_hash, download, **asked)
        content = await run_in_threadpool(blobs.read, settings.load().files_dir, version.digest)
    except NotFound:
        return message(request, NOT_THERE, 404)
    return Response(content, media_type=version.media_type, headers=attached(version.name))


async def lead_on(request: Request) -> Response:
    """From the address that milestones proven long ago hold: it numbered the files of all lots."""
    person = account_of(request.scope)
    assert person is not None  # the login wall stands before
    try:
        version = await ask_as(person.token_hash, version_proving, **request.path_params)
    except NotFound:
        return message(request, NOT_THERE, 404)
    return RedirectResponse(version.address, 308)
