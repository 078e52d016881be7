"""When nobody can be recognised because the base is away: the page says so, a tab tries again by itself.

What fails within a route is answered there (`web/refusals.py`); this stands before the routes.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from domain.errors import Outage
from services.outages import log_outage
from web.refusals import on_outage

TRY_AGAIN_LATER = 1013


class OutageGuard:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self.app(scope, receive, send)
        except Outage as outage:
            if scope["type"] == "http":
                response = await on_outage(Request(scope), outage)
                await response(scope, receive, send)
            else:
                log_outage(outage)
                await receive()
                await send({"type": "websocket.close", "code": TRY_AGAIN_LATER})
