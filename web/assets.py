"""The files that our own pages and Streamlit’s page ask for: a style sheet, the French of the
widgets."""

from __future__ import annotations

import hashlib
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

FOLDER = Path(__file__).parent / "assets"
FOR_EVER = "public, max-age=31536000, immutable"
ASKED_AGAIN = "public, no-cache"  # kept, but only shown after asking whether it still holds


class Asset:
    """A small text file, read once; its address changes when it does."""

    def __init__(self, name: str, media_type: str) -> None:
        self._body = (FOLDER / name).read_bytes()
        self._media_type = media_type
        self.path = f"/compte/{name}"
        self.address = f"{self.path}?v={hashlib.sha256(self._body).hexdigest()[:12]}"

    async def serve(self, request: Request) -> Response:
        return Response(
            self._body, media_type=self._media_type, headers={"cache-control": FOR_EVER}
        )


STYLE = Asset("style.css", "text/css")
FRENCH = Asset("francais.js", "text/javascript")
DRAFTS = Asset("brouillons.js", "text/javascript")
STAY = Asset("seance.js", "text/javascript")
CALENDAR = Asset("calendrier.js", "text/javascript")
GESTURES = Asset("gestes.js", "text/javascript")
FILES = Asset("fichiers.js", "text/javascript")
BACK = Asset("retour.js", "text/javascript")
LINKS = Asset("liens.js", "text/javascript")
ANNOUNCES = Asset("annonces.js", "text/javascript")
FRAME = Asset("cadre.css", "text/css")
SCRIPTS = (
    DRAFTS,
    STAY,
    CALENDAR,
    GESTURES,
    FILES,
    BACK,
    LINKS,
    ANNOUNCES,
)  # of Streamlit’s page, after its French
ASSETS = (STYLE, FRENCH, *SCRIPTS, FRAME)


async def robots(request: Request) -> Response:
    return PlainTextResponse("User-agent: *\nDisallow: /\n")


async def icon(request: Request) -> Response:
    """Browsers ask for it by themselves; Streamlit would answer with its page."""
    return RedirectResponse("/favicon.png", 308)
