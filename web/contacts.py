"""/fichiers/contacts/…: all that is kept of one person, to who keeps that contact."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from domain.contacts import ContactErased
from domain.errors import N_, NotFound, PermissionDenied
from services.register.contacts import hand_out
from web.identity import account_of
from web.pages import message
from web.transactions import perform_as

HERE = "/fichiers/contacts/{territory}/{lot}/{number:int}"
NOT_THERE = N_("Ce contact est introuvable. Vérifiez l’adresse ou revenez aux contacts.")


async def serve(request: Request) -> Response:
    """An attachment; that it was handed out is in the journal."""
    person = account_of(request.scope)
    assert person is not None  # the login wall stands before
    asked = request.path_params
    try:
        content = await perform_as(person.token_hash, hand_out, **asked)
    except (NotFound, PermissionDenied, ContactErased):
        return message(request, NOT_THERE, 404)
    name = f"contact-{asked['number']}.json"
    headers = {"content-disposition": f"attachment; filename={name}"}
    return Response(content, media_type="application/json", headers=headers)
