"""The two cookies: the session’s, and the one that ties a form to a browser before sign-in."""

from __future__ import annotations

from starlette.requests import cookie_parser
from starlette.responses import Response
from starlette.types import Scope

from settings import is_loopback

SESSION = "suivi"
FORM = "suivi-formulaire"


def is_secure(scope: Scope) -> bool:
    """Whether browsers accept Secure cookies here: over HTTPS, or on this very machine."""
    return scope["scheme"] in ("https", "wss") or is_loopback(host_name(scope))


def host_name(scope: Scope) -> str:
    """The name by which the browser called us, without the port."""
    host = header(scope, b"host").rsplit("@")[-1]
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def header(scope: Scope, name: bytes) -> str:
    """The first header of that name, or an empty text."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def read(scope: Scope, name: str) -> str | None:
    return cookie_parser(header(scope, b"cookie")).get(_full(scope, name)) or None


def put(scope: Scope, response: Response, name: str, value: str) -> None:
    """Set it until the browser closes; no script reads it, no other site sends it."""
    response.set_cookie(
        _full(scope, name), value, httponly=True, samesite="lax", secure=is_secure(scope)
    )


def drop(scope: Scope, response: Response, name: str) -> None:
    response.delete_cookie(
        _full(scope, name), httponly=True, samesite="lax", secure=is_secure(scope)
    )


def _full(scope: Scope, name: str) -> str:
    """`__Host-` lets no other name or path of the site set it; it needs Secure."""
    return f"__Host-{name}" if is_secure(scope) else name
