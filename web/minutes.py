"""/fichiers/reunions/…: the minutes of a meeting, to who may read them at this very moment."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

import settings
from domain.errors import N_, NotFound
from services.files import blobs
from services.meetings.minutes import download
from web.identity import account_of
from web.pages import message
from web.tables import attached
from web.transactions import perform_as

HERE = "/fichiers/reunions/{territory}/{meeting:int}/{number:int}"
NOT_THERE = N_("Ce procès-verbal est introuvable. Vérifiez l’adresse ou revenez à la réunion.")


async def serve(request: Request) -> Response:
    """An attachment under its own name; that it was handed out is in the journal."""
    person = account_of(request.scope)
    assert person is not None  # the login wall stands before
    try:
        minutes = await perform_as(person.token_hash, download, **request.path_params)
        content = await run_in_threadpool(blobs.read, settings.load().files_dir, minutes.digest)
    except NotFound:
        return message(request, NOT_THERE, 404)
    return Response(content, media_type=minutes.media_type, headers=attached(minutes.name))
