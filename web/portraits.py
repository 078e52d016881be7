"""/fichiers/portraits/<territory>/<number>: the frozen portraits of a territory, byte for byte."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from domain.errors import NotFound, PermissionDenied
from queries.portraits.sheet import frozen_portrait
from web.identity import account_of
from web.pages import message
from web.tables import NOT_THERE, attached
from web.transactions import ask_as

HERE = "/fichiers/portraits/{territory}/{number:int}"


async def serve(request: Request) -> Response:
    """Canonical JSON as an attachment: the SHA-256 of these bytes is the seal of the page, unless
    values of it are no longer shown."""
    person = account_of(request.scope)
    assert person is not None  # the login wall stands before
    asked = request.path_params
    try:
        version = await ask_as(person.token_hash, frozen_portrait, **asked)
    except (NotFound, PermissionDenied):
        return message(request, NOT_THERE, 404)
    name = "portrait_{territory}_v{number}.json".format(**asked)
    etag = {} if version.n_masked else {"etag": f'"{version.seal}"'}
    headers = attached(name) | etag
    return Response(version.document, media_type="application/json", headers=headers)
