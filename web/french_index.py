"""Streamlit’s one page, in French: language, title, the sentence without JavaScript, our script."""

from __future__ import annotations

import re

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.errors import N_
from web.assets import FRAME, FRENCH, SCRIPTS
from web.streamlit_bundle import INDEX, first_drawings, scripts_named

TITLE = N_("Suivi Pôle insertion")
WITHOUT_SCRIPT = N_("Pour afficher ces pages, activez JavaScript dans votre navigateur.")
# What every page of ours draws with: read while the browser runs the bundle.
EARLY = (*(f"/static/js/{name}" for name in scripts_named("BidiComponent")), *first_drawings())


class UnknownIndex(RuntimeError):
    """Streamlit’s page no longer looks as it did: see what changed before serving it."""


def _replaced(page: str, pattern: str, text: str) -> str:
    page, count = re.subn(pattern, lambda _: text, page, flags=re.DOTALL)
    if count != 1:
        raise UnknownIndex(pattern)
    return page


def french(index: str) -> str:
    """The page in French. Our script comes first: it sets the language before the bundle asks."""
    page = _replaced(index, r"^.*?<!DOCTYPE html>", "<!DOCTYPE html>")
    page = _replaced(page, r'<html lang="en">', '<html lang="fr">')
    page = _replaced(page, r"<title>.*?</title>", f"<title>{TITLE}</title>")
    page = _replaced(page, r"<!--[^>]*?agent API.*?-->\s*<link rel=\"service-desc\"[^>]*/>", "")
    page = _replaced(
        page, r"<noscript>.*?</noscript>", f"<noscript><p>{WITHOUT_SCRIPT}</p></noscript>"
    )
    script = f'<meta charset="UTF-8" />\n    <script src="{FRENCH.address}"></script>'
    page = _replaced(page, r'<meta charset="UTF-8" />', script)
    style = f'<link rel="stylesheet" href="{FRAME.address}" />'
    style += "".join(f'<script defer src="{it.address}"></script>' for it in SCRIPTS)
    early = "".join(f'<link rel="modulepreload" fetchpriority="low" href="{it}" />' for it in EARLY)
    return _replaced(page, r"</head>", f"{style}{early}</head>")


PAGE = french(INDEX.decode("utf-8"))


class FrenchIndex:
    """Answers in the place of Streamlit wherever it would answer with its page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        is_index = False

        async def send_french(message: Message) -> None:
            nonlocal is_index
            if message["type"] == "http.response.start":
                is_index = _is_index(scope, message)
                if is_index:
                    await Response(PAGE, media_type="text/html")(scope, receive, send)
            if not is_index:
                await send(message)

        await self.app(scope, receive, send_french)


def _is_index(scope: Scope, message: Message) -> bool:
    headers = dict(message["headers"])
    html = headers.get(b"content-type", b"").startswith(b"text/html")
    ours = scope["path"].startswith(("/compte/", "/sante/"))
    return html and not ours and message["status"] in (200, 304)
