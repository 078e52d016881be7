"""The WebSocket of Streamlit, guarded: own pages only, signed in, nothing that harms the others.

Streamlit lets any client clear everybody’s caches and accepts foreign origins of this machine.
Its messages are read here with `streamlit.proto`, as nothing else can tell them apart.
"""

from __future__ import annotations

import time
from collections import deque
from contextlib import suppress
from urllib.parse import urlsplit

from google.protobuf.message import DecodeError
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from domain.errors import Outage
from services.outages import log_outage
from web import cookies, live
from web.identity import account_of, recognise

FORBIDDEN = frozenset(
    {
        "clear_cache",
        "set_run_on_save",
        "load_git_info",
        "debug_disconnect_websocket",
        "debug_shutdown_runtime",
    }
)
MOST_MESSAGES, WINDOW = 120, 10.0  # seconds
REFUSED = 1008  # « policy violation »


class WebSocketGuard:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        account = account_of(scope)
        if account is None or not _is_own_page(scope):
            await receive()
            await send({"type": "websocket.close", "code": REFUSED})
            return
        connection = _Connection(account.token_hash, receive, send)
        with live.registered(account.token_hash, connection.close):
            await self.app(scope, connection.receive, connection.send)


def _is_own_page(scope: Scope) -> bool:
    """Browsers always say where the page comes from; whoever says nothing is no browser."""
    return urlsplit(cookies.header(scope, b"origin")).netloc == cookies.header(scope, b"host")


class _Connection:
    """One open WebSocket, between the browser and Streamlit."""

    def __init__(self, token_hash: str, receive: Receive, send: Send) -> None:
        self._token_hash = token_hash
        self._receive, self._send = receive, send
        self._closed = False
        self._arrivals: deque[float] = deque(maxlen=MOST_MESSAGES)

    async def close(self) -> None:
        if not self._closed:
            self._closed = True
            await self._send({"type": "websocket.close", "code": REFUSED})

    async def send(self, message: Message) -> None:
        if not self._closed:
            self._closed = message["type"] == "websocket.close"
            try:
                await self._send(message)
            except OSError:  # nobody listens any more, as the next message received will say
                self._closed = True

    async def receive(self) -> Message:
        """The next message that may pass."""
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            asked = _read(message)
            if self._floods():
                await self.close()
            may_pass = not self._closed and await self._may_ask(asked)
            if self._closed:  # meanwhile, too: the application stops, the person has signed out
                return {"type": "websocket.disconnect", "code": REFUSED}
            if may_pass:
                return message

    def _floods(self) -> bool:
        now = time.monotonic()
        full = len(self._arrivals) == MOST_MESSAGES
        too_fast = full and now - self._arrivals[0] < WINDOW
        self._arrivals.append(now)
        return too_fast

    async def _may_ask(self, asked: BackMsg) -> bool:
        """What a person does keeps the session awake, timers do not. When it is over, only a run
        of the page still passes: it says so and offers to sign in again."""
        kind = asked.WhichOneof("type")
        if kind in FORBIDDEN:
            return False
        runs = kind == "rerun_script"
        visit = runs and not asked.rerun_script.is_auto_rerun
        try:
            alive = await run_in_threadpool(recognise, self._token_hash, visit=visit)
        except Outage as outage:
            log_outage(outage)  # the run asks again, and says so on its page
            return runs
        return runs or alive is not None


def _read(message: Message) -> BackMsg:
    """What Streamlit will read; of what cannot be read it makes nothing, and closes."""
    asked = BackMsg()
    with suppress(DecodeError):
        asked.ParseFromString(message.get("bytes") or b"")
    return asked
