"""What every request and every WebSocket passes through, from the outside in."""

from __future__ import annotations

from starlette.middleware import Middleware

from web.assets import ASKED_AGAIN, FOR_EVER
from web.french_index import FrenchIndex
from web.host_check import HostCheck
from web.identity import Identity
from web.login_wall import LoginWall
from web.outage_guard import OutageGuard
from web.security_headers import SecurityHeaders
from web.static_files import BUNDLE, DRAWINGS, StaticFiles
from web.websocket_guard import WebSocketGuard

MIDDLEWARE = [
    Middleware(SecurityHeaders),  # first: refusals carry the headers too
    Middleware(HostCheck),  # before anything is looked up or served
    Middleware(StaticFiles, BUNDLE, FOR_EVER),  # Streamlit’s own: no session to look up
    Middleware(StaticFiles, DRAWINGS, ASKED_AGAIN),  # ours: published with the rest of the code
    Middleware(OutageGuard),  # before the first who asks the base
    Middleware(Identity),  # says who asks; everything after relies on it
    Middleware(LoginWall),  # HTTP: nobody passes without being signed in
    Middleware(WebSocketGuard),  # the same for the WebSocket, and what may be said on it
    Middleware(FrenchIndex),  # last: rewrites what Streamlit answers
]
