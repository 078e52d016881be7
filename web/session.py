"""/compte/session: how long the session of this browser still lasts, and making it last."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from services.running import now
from web.forms import FOREIGN, is_same_origin
from web.identity import account_of


async def show(request: Request) -> Response:
    """Answer with the seconds that are left: none once the session is over."""
    account = account_of(request.scope)
    left = (account.ends_at - now()).total_seconds() if account else 0
    return JSONResponse({"left": max(0, int(left))}, headers={"cache-control": "no-store"})


async def prolong(request: Request) -> Response:
    """Asking is the visit that makes it last; the answer is as that of `show`, one visit later."""
    if not is_same_origin(request):
        raise HTTPException(403, FOREIGN)
    return Response(status_code=204)
