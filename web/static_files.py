"""Streamlit’s scripts and styles, compressed once and kept: it would send them raw."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from web.streamlit_bundle import FOLDER, drawings

TEXTS = frozenset({".css", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm"})
# Only what was there at the start is served: a request cannot name anything else.
BUNDLE = {
    f"/static/{path.relative_to(FOLDER / 'static').as_posix()}": path
    for path in (FOLDER / "static").rglob("*")
    if path.suffix in TEXTS
}
DRAWINGS = drawings()  # these keep their names from version to version


@dataclass(frozen=True, slots=True)
class Compressed:
    body: bytes
    etag: str
    media_type: str


class StaticFiles:
    """Answers for those files, and says how long a browser may keep them (`cache-control`)."""

    def __init__(self, app: ASGIApp, files: Mapping[str, Path], kept: str) -> None:
        self.app = app
        self._files, self._kept = files, kept

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = self._files.get(scope["path"]) if scope["type"] == "http" else None
        if path is None or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            await self.app(scope, receive, send)
            return
        response = _answer(request, await run_in_threadpool(compressed, path), self._kept)
        await response(scope, receive, send)


@cache
def compressed(path: Path) -> Compressed:
    body = path.read_bytes()
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Compressed(
        body=gzip.compress(body, compresslevel=6, mtime=0),
        etag=f'"{hashlib.sha256(body).hexdigest()[:20]}-gzip"',
        media_type=media_type,
    )


def _answer(request: Request, compressed: Compressed, kept: str) -> Response:
    headers = {"cache-control": kept, "etag": compressed.etag, "vary": "accept-encoding"}
    if request.headers.get("if-none-match") == compressed.etag:
        return Response(status_code=304, headers=headers)
    headers |= {"content-encoding": "gzip"}
    body = b"" if request.method == "HEAD" else compressed.body
    response = Response(body, media_type=compressed.media_type, headers=headers)
    response.headers["content-length"] = str(len(compressed.body))
    return response
