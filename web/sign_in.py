"""/compte/connexion and /compte/deconnexion."""

from __future__ import annotations

import logging
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

import settings
from domain import errors
from domain.sign_in import SignInRefused, TooManySignIns, fold_login
from queries.accounts.sign_in import credentials_of, demo_accounts, require_answer
from services.accounts import sign_in as service
from services.accounts.passwords import matches
from services.accounts.sessions import close_session
from settings import is_loopback
from web import cookies, live
from web.forms import read_form
from web.hashing import hashing
from web.identity import account_of
from web.login_wall import SIGN_IN
from web.own_pages import own_page
from web.pages import page
from web.transactions import ask, perform

log = logging.getLogger("suivi.web")


async def show(request: Request) -> Response:
    wanted = own_page(request.query_params.get("next"))
    if account_of(request.scope) is not None:
        return RedirectResponse(wanted, 303)
    await ask(require_answer)
    return await _form(request, wanted)


async def submit(request: Request) -> Response:
    form = await read_form(request)
    wanted = own_page(form.get("next"))
    try:
        token = await _token(request, form)
    except TooManySignIns as refusal:
        log.warning("connexion remise à plus tard, depuis %s", address_of(request))
        return await _form(request, wanted, refusal=refusal, status=429)
    except errors.DomainError as refusal:
        log.warning("connexion refusée, depuis %s", address_of(request))
        login = form.get("login", "")
        return await _form(request, wanted, refusal=refusal, status=401, login=login)
    return await enter(request, token, wanted)


async def leave(request: Request) -> Response:
    """Sign out of this browser: the session ends, its tabs close, the cookie goes."""
    await read_form(request)
    if account := account_of(request.scope):
        await perform(close_session, token_hash=account.token_hash)
        await live.revoke(account.token_hash)
    response = RedirectResponse(SIGN_IN, 303)
    cookies.drop(request.scope, response, cookies.SESSION)
    return response


async def enter(request: Request, token: str, wanted: str = "/") -> Response:
    """Give the browser its new session; the one that it came with ends."""
    if account := account_of(request.scope):
        await perform(close_session, token_hash=account.token_hash)
        await live.revoke(account.token_hash)
    response = RedirectResponse(wanted, 303)
    cookies.put(request.scope, response, cookies.SESSION, token)
    cookies.drop(request.scope, response, cookies.FORM)
    return response


def address_of(request: Request) -> str:
    """Return where the request comes from, as the server itself knows it."""
    return request.client.host if request.client else ""


def shows_demo(request: Request) -> bool:
    """Demonstration accounts open for this machine only, called by its own name."""
    is_local = is_loopback(address_of(request)) and is_loopback(cookies.host_name(request.scope))
    return settings.load().demo and is_local


async def _token(request: Request, form: dict[str, str]) -> str:
    if "demo" in form:
        return await _enter_demo(request, form["demo"])
    return await _check_password(request, form.get("login", ""), form.get("password", ""))


async def _enter_demo(request: Request, account: str) -> str:
    if not shows_demo(request) or not account.isdecimal():
        raise SignInRefused
    return await perform(service.enter_demo, account_id=int(account))


async def _check_password(request: Request, typed: str, password: str) -> str:
    """Count the try, compare outside of any transaction, then open a session."""
    login, address = fold_login(typed), address_of(request)
    async with hashing(address) as run:
        await perform(service.begin_attempt, login=login, address=address)
        credentials = await ask(credentials_of, login)
        right = await run(
            partial(matches, password, credentials.password_hash if credentials else None)
        )
    if credentials is None or not right:
        raise SignInRefused
    return await perform(service.complete, credentials=credentials, login=login, address=address)


async def _form(
    request: Request,
    wanted: str,
    *,
    refusal: errors.DomainError | None = None,
    status: int = 200,
    login: str = "",
) -> Response:
    demo = await ask(demo_accounts) if shows_demo(request) else []
    return page(
        request,
        "sign_in.html",
        refusal=refusal,
        status=status,
        wanted=wanted,
        login=login,
        demo=demo,
    )
