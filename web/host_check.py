"""The names under which the server answers: a page called by another name is not ours to serve."""

from __future__ import annotations

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

import settings
from domain.errors import N_
from settings import is_loopback
from web import cookies

MISDIRECTED = 421
REFUSED = N_("Ce serveur ne répond pas sous ce nom.")


class HostCheck:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or _answers_to(cookies.host_name(scope)):
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await PlainTextResponse(REFUSED, MISDIRECTED)(scope, receive, send)
        else:
            await receive()
            await send({"type": "websocket.close", "code": 1008})


def _answers_to(name: str) -> bool:
    """This machine’s own names always; any name when none was chosen, except in demonstration."""
    chosen = settings.load()
    if is_loopback(name):
        return True
    is_open = not chosen.host_names and not chosen.demo
    return is_open or name.lower() in chosen.host_names
