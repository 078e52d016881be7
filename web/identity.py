"""Who asks: what the browser claims is taken away, what its session cookie proves is added.

Streamlit compares this identity when a tab reconnects, so that nobody takes over another’s tab
(`server.trustedUserHeaders` in .streamlit/config.toml names the two headers).
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from domain.errors import Outage
from queries.accounts.sessions import SignedIn, hash_of, signed_in
from queries.context import Context
from services.accounts.sessions import keep_alive
from services.outages import log_outage
from services.running import database, live_catalog, now
from services.start.preparation import APPLICATION
from web import cookies
from web.assets import ASSETS

OURS = b"x-suivi-"
_KEY = "suivi.account"
# The same for everybody: who asks is not looked up, so that they answer whatever the base does.
PUBLIC = frozenset(asset.path for asset in ASSETS) | {"/favicon.png", "/favicon.ico", "/robots.txt"}
HEALTH = "/sante/"
SESSION = "/compte/session"  # a page asks by itself how long it may stay: nobody’s visit
VISIT_PATIENCE = 0.5  # seconds: nobody waits for a visit to be written down


def account_of(scope: Scope) -> SignedIn | None:
    """Return who is signed in, as this middleware found it."""
    account: SignedIn | None = scope.get(_KEY)
    return account


def recognise(token_hash: str, *, visit: bool = True) -> SignedIn | None:
    """The living session of that hash; a visit is written down, at most once a minute."""
    instant = now()
    with database().read() as session:
        account = signed_in(session, token_hash, instant)
    if visit and account is not None and account.is_news(instant):
        _write_down(token_hash, instant)
    return account


def _write_down(token_hash: str, instant: datetime) -> None:
    """A busy, full or read-only database does not keep people from reading."""
    try:
        with database().write(patience=VISIT_PATIENCE) as session:
            context = Context(session, APPLICATION, instant, live_catalog().current())
            keep_alive(context, token_hash=token_hash)
    except Outage as outage:
        log_outage(outage)


class Identity:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            scope = await _identified(scope)
        await self.app(scope, receive, send)


async def _identified(scope: Scope) -> Scope:
    headers = [(name, value) for name, value in scope["headers"] if not _is_ours(name)]
    is_public = scope["path"] in PUBLIC or scope["path"].startswith(HEALTH)
    token = None if is_public else cookies.read(scope, cookies.SESSION)
    visit = (scope["path"], scope.get("method")) != (SESSION, "GET")
    account = (
        await run_in_threadpool(partial(recognise, hash_of(token), visit=visit)) if token else None
    )
    if account is not None:
        headers.append((b"x-suivi-uid", str(account.account_id).encode()))
        headers.append((b"x-suivi-session", account.token_hash.encode()))
    return {**scope, "headers": headers, _KEY: account}


def _is_ours(name: bytes) -> bool:
    return name.lower().replace(b"_", b"-").startswith(OURS)
