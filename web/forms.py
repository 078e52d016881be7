"""Reading a form: small, well written, sent by our own page from the browser that asked for it."""

from __future__ import annotations

import secrets
from hmac import compare_digest
from urllib.parse import parse_qsl, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from domain.errors import N_
from queries.accounts.sessions import CSRF_FIELD, csrf_of, hash_of
from web import cookies
from web.identity import account_of

LARGEST = 16 * 1024  # bytes; a password has at most 1,024
TOO_LARGE = N_("Ce formulaire est trop grand.")
ILLEGIBLE = N_("Ce formulaire est illisible.")
FOREIGN = N_("Cette demande ne vient pas de cette page. Rechargez la page, puis recommencez.")


async def read_form(request: Request) -> dict[str, str]:
    """The fields by name; refuses what did not come from our own page."""
    if not is_same_origin(request):
        raise HTTPException(403, FOREIGN)
    fields = _parsed(await _body(request))
    if not compare_digest(fields.get(CSRF_FIELD, "").encode(), csrf_token(request).encode()):
        raise HTTPException(403, FOREIGN)
    return fields


def is_same_origin(request: Request) -> bool:
    """Browsers say where a form was sent from; whoever says nothing is refused."""
    origin = request.headers.get("origin")
    if origin is None:
        return request.headers.get("sec-fetch-site") == "same-origin"
    return urlsplit(origin).netloc == request.headers.get("host")


def csrf_token(request: Request) -> str:
    """Tied to the session when there is one, else to the browser’s form cookie."""
    if account := account_of(request.scope):
        return csrf_of(account.token_hash)
    return csrf_of(hash_of(_form_key(request)))


def keep_form_key(request: Request, response: Response) -> None:
    """Give the browser the cookie that its next form is checked against."""
    if account_of(request.scope) is None:
        cookies.put(request.scope, response, cookies.FORM, _form_key(request))


def _form_key(request: Request) -> str:
    """The browser’s own, else a new one, the same for the whole request."""
    if not hasattr(request.state, "form_key"):
        brought = cookies.read(request.scope, cookies.FORM)
        request.state.form_key = brought or secrets.token_urlsafe(32)
    return str(request.state.form_key)


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise HTTPException(413, TOO_LARGE)
    return body


def _parsed(body: bytes) -> dict[str, str]:
    try:
        return dict(
            parse_qsl(
                body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=20
            )
        )
    except ValueError:
        raise HTTPException(400, ILLEGIBLE) from None
