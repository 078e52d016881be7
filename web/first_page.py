"""« / » : each person is sent to the page on which their work begins."""

from __future__ import annotations

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from domain.addresses import Page, path_of
from domain.permissions import Permission
from queries.accounts.sessions import actor_of
from services.running import now
from web.identity import account_of
from web.login_wall import SIGN_IN
from web.transactions import ask

WORK, OVERVIEW = path_of(Page.WORK), path_of(Page.OVERVIEW)


async def show(request: Request) -> Response:
    account = account_of(request.scope)
    if account is None:
        return RedirectResponse(SIGN_IN, 303)
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(await ask(first_page_of, account.token_hash) + query, 303)


def first_page_of(session: Session, token_hash: str) -> str:
    """« Mon travail » for who declares phases, the overview for who only reads."""
    actor = actor_of(session, token_hash, now())
    return WORK if actor and actor.can(Permission.PHASE_DECLARE) else OVERVIEW
