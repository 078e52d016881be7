"""Nobody passes without being signed in, except to what is listed here."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from domain.errors import N_
from web import cookies
from web.identity import account_of
from web.own_pages import HOME, own_page

SIGN_IN = "/compte/connexion"
OPEN = ("/compte/", "/sante/", "/static/", "/api/")  # the API asks for a token instead
OPEN_EXACTLY = frozenset(
    {"/compte", "/sante", "/api", "/favicon.png", "/favicon.ico", "/robots.txt"}
)
NOT_PAGES = ("/_stcore/", "/media/", "/component/", "/app/static/")
REFUSED = N_("Connectez-vous pour continuer.")


class LoginWall:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and account_of(scope) is None and not _is_open(scope["path"]):
            await _answer(scope)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _is_open(path: str) -> bool:
    """Dots could climb out of an open folder: nothing open needs them in pairs."""
    return ".." not in path and (path in OPEN_EXACTLY or path.startswith(OPEN))


def _answer(scope: Scope) -> Response:
    """To a person who opens a page, the sign-in page; to everything else, a refusal."""
    if not _opens_a_page(scope):
        return PlainTextResponse(REFUSED, 403)
    query = scope["query_string"].decode("latin-1")
    wanted = own_page(scope["path"] + (f"?{query}" if query else ""))
    address = SIGN_IN if wanted == HOME else f"{SIGN_IN}?next={quote(wanted, safe='')}"
    return RedirectResponse(address, 303)


def _opens_a_page(scope: Scope) -> bool:
    return (
        scope["method"] in ("GET", "HEAD")
        and not scope["path"].startswith(NOT_PAGES)
        and "text/html" in cookies.header(scope, b"accept")
    )
