"""/compte/mot-de-passe: changing one’s own password."""

from __future__ import annotations

import logging
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from domain import errors
from domain.sign_in import SignInRefused, TooManySignIns
from queries.accounts.sessions import SignedIn
from queries.accounts.sign_in import Credentials, credentials_by_id
from services.accounts import sign_in
from services.accounts.passwords import hash_password, matches
from web import live
from web.forms import read_form
from web.hashing import hashing
from web.identity import account_of
from web.login_wall import SIGN_IN
from web.pages import page
from web.sign_in import address_of, enter
from web.sign_in_link import chosen_password
from web.transactions import ask, perform

HERE = "/compte/mot-de-passe"
log = logging.getLogger("suivi.web")


async def show(request: Request) -> Response:
    account = account_of(request.scope)
    if account is None:
        return RedirectResponse(SIGN_IN, 303)
    return await _form(request, account)


async def submit(request: Request) -> Response:
    form = await read_form(request)
    account = account_of(request.scope)
    if account is None:
        return RedirectResponse(SIGN_IN, 303)
    try:
        token = await _change(request, account, form)
    except TooManySignIns as refusal:
        return await _form(request, account, refusal=refusal, status=429)
    except errors.DomainError as refusal:
        return await _form(request, account, refusal=refusal, status=400)
    await live.revoke(account.token_hash)
    return await enter(request, token)


async def _change(request: Request, account: SignedIn, form: dict[str, str]) -> str:
    """Check the present password, as at sign-in, before setting the new one."""
    credentials = await ask(credentials_by_id, account.account_id)
    if credentials is None:
        raise SignInRefused
    new = chosen_password(form)
    await _check_present(request, credentials, form.get("present", ""))
    async with hashing(address_of(request)) as run:
        hashed = await run(partial(hash_password, new, login=credentials.login))
    return await perform(sign_in.change_password, credentials=credentials, password_hash=hashed)


async def _check_present(request: Request, credentials: Credentials, password: str) -> None:
    login = credentials.login or ""
    await perform(sign_in.begin_attempt, login=login, address=address_of(request))
    async with hashing(address_of(request)) as run:
        right = await run(partial(matches, password, credentials.password_hash))
    if not right:
        log.warning("mot de passe présent refusé, depuis %s", address_of(request))
        raise SignInRefused


async def _form(
    request: Request,
    account: SignedIn,
    *,
    refusal: errors.DomainError | None = None,
    status: int = 200,
) -> Response:
    credentials = await ask(credentials_by_id, account.account_id)
    return page(
        request,
        "password.html",
        refusal=refusal,
        status=status,
        name=account.display_name,
        login=credentials.login if credentials else None,
    )
