"""The headers by which a browser protects the person who reads."""

from __future__ import annotations

import base64
import hashlib
import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.assets import ASKED_AGAIN
from web.streamlit_bundle import INDEX

_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def _hashes() -> str:
    """The inline scripts that Streamlit’s page holds, by their hashes: no other may run."""
    digests = (hashlib.sha256(script).digest() for script in _INLINE_SCRIPT.findall(INDEX))
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        f"script-src 'self' {_hashes()}",
        "style-src 'self' 'unsafe-inline'",  # Streamlit writes its styles at run time
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "frame-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
FILES = "/fichiers/"  # what people handed in: nothing in it may run, fetch or be framed
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"
HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-resource-policy": "same-origin",
}
ONE_YEAR = "max-age=31536000"
# What our own files and the API say; everything else is never stored.
KEPT = ("immutable", "private", ASKED_AGAIN)


class SecurityHeaders:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                _protect(scope, message["status"], MutableHeaders(scope=message))
            await send(message)

        await self.app(scope, receive, send_protected)


def _protect(scope: Scope, status: int, headers: MutableHeaders) -> None:
    headers.update(HEADERS)
    if (
        scope["path"].startswith(FILES) and status < 400
    ):  # a refusal is a page of ours, with its style
        headers["content-security-policy"] = SANDBOX
    if scope["scheme"] == "https":
        headers["strict-transport-security"] = ONE_YEAR
    said = headers.get("cache-control", "")
    if not scope["path"].startswith("/static/") and not any(kept in said for kept in KEPT):
        headers["cache-control"] = "no-store"
