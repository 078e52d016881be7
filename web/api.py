"""/api/v1: read-only answers for programs, each under the personal token of the one who asks."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route, Router

from documents.api import openapi
from documents.api.resources import RESOURCES, Resource, asked_of
from domain import tokens
from domain.errors import DomainError, Outage
from queries.accounts.sessions import hash_of
from queries.accounts.tokens import Bearer, bearer_of
from queries.context import Context
from services.accounts.tokens import note_use
from services.outages import log_outage
from services.rate_limit import RateLimit
from services.running import database, live_catalog, now
from services.start.preparation import APPLICATION
from web.identity import VISIT_PATIENCE
from web.problems import refused
from web.sign_in import address_of

BEARER = re.compile(r"Bearer +(\S+)", re.IGNORECASE)
KEPT = "private, no-cache"  # by the reader alone, who asks each time whether it is still so
LIMIT = RateLimit(most=600)
Answer = Callable[[Request], Awaitable[Response]]


def endpoint(resource: Resource) -> Answer:
    """Return what answers at the address of that resource."""

    async def answer(request: Request) -> Response:
        try:
            return await run_in_threadpool(_answer, resource, request)
        except DomainError as refusal:
            return refused(refusal)

    return answer


async def described(request: Request) -> Response:
    """The OpenAPI document: it holds no data, and is read without a token."""
    return _tagged(request, openapi.text().encode())


def _answer(resource: Resource, request: Request) -> Response:
    asked = asked_of(resource, request.query_params.multi_items())
    token = _token(request)
    instant = now()
    with database().read() as session:
        bearer = bearer_of(session, hash_of(token), instant) if token else None
        if bearer is None:
            _pass(f"address {address_of(request)}")
            raise tokens.TokenRefused if token else tokens.TokenNeeded
        _pass(f"token {bearer.token_id}")
        ctx = Context(session, bearer.actor, instant, live_catalog().current())
        body = resource.read(ctx, asked).model_dump_json().encode()
    if bearer.is_news(instant):
        _write_down(bearer)
    return _tagged(request, body)


def _token(request: Request) -> str | None:
    match = BEARER.fullmatch(request.headers.get("authorization", "").strip())
    return match[1] if match else None


def _pass(who: str) -> None:
    if seconds := LIMIT.wait(who):
        raise tokens.TooManyRequests(seconds=seconds)


def _write_down(bearer: Bearer) -> None:
    """A busy, full or read-only database does not keep programs from reading."""
    instant = now()
    try:
        with database().write(patience=VISIT_PATIENCE) as session:
            ctx = Context(session, APPLICATION, instant, live_catalog().current())
            note_use(ctx, token_id=bearer.token_id)
    except Outage as outage:
        log_outage(outage)


def _tagged(request: Request, body: bytes) -> Response:
    """The answer under its ETag, or nothing but the ETag when the reader has it already."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"etag": etag, "cache-control": KEPT, "vary": "authorization"}
    known = re.findall(r'"[^"]*"', request.headers.get("if-none-match", ""))
    if etag in known:
        return Response(status_code=304, headers=headers)
    response = Response(body, media_type="application/json", headers=headers)
    if request.method == "HEAD":
        response.body = b""
    return response


API = Mount(
    "/api",
    Router(
        [
            *(
                Route(f"/v1/{resource.name}", endpoint(resource), methods=["GET"])
                for resource in RESOURCES
            ),
            Route("/v1/openapi.json", described, methods=["GET"]),
        ],
        redirect_slashes=False,
    ),
)
