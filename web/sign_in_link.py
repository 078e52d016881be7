"""/compte/lien/{token}: choosing a password by a one-time link. Opening it does not use it up."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from domain import errors
from domain.sign_in import LinkRefused, PasswordsDiffer, TooManySignIns, fold_login
from models import LinkPurpose
from queries.accounts.sign_in import Link, link_of
from services.accounts import sign_in
from services.accounts.passwords import hash_password
from services.running import now
from web.forms import read_form
from web.hashing import hashing
from web.pages import message, page
from web.sign_in import address_of, enter
from web.transactions import ask, perform


async def show(request: Request) -> Response:
    link = await ask(link_of, request.path_params["token"], now())
    if link is None:
        return message(request, str(LinkRefused()), 404)
    return _form(request, link)


async def submit(request: Request) -> Response:
    form = await read_form(request)
    token = request.path_params["token"]
    link = await ask(link_of, token, now())
    if link is None:
        return message(request, str(LinkRefused()), 404)
    try:
        session = await _use(request, link, token, form)
    except LinkRefused as refusal:  # somebody else was faster
        return message(request, str(refusal), 404)
    except TooManySignIns as refusal:
        return _form(request, link, refusal=refusal, status=429, typed=form)
    except errors.DomainError as refusal:
        return _form(request, link, refusal=refusal, status=400, typed=form)
    return await enter(request, session)


async def _use(request: Request, link: Link, token: str, form: dict[str, str]) -> str:
    password = chosen_password(form)
    first = link.purpose is LinkPurpose.FIRST_LEAD
    login = fold_login(form.get("login", "")) if first else link.login
    async with hashing(address_of(request)) as run:
        hashed = await run(partial(hash_password, password, login=login))
    return await perform(
        sign_in.use_link,
        token=token,
        password_hash=hashed,
        login=login or "",
        display_name=form.get("name", ""),
    )


def chosen_password(form: dict[str, str]) -> str:
    """The new password, written the same way twice."""
    if form.get("password", "") != form.get("again", ""):
        raise PasswordsDiffer
    return form.get("password", "")


def _form(
    request: Request,
    link: Link,
    *,
    refusal: errors.DomainError | None = None,
    status: int = 200,
    typed: dict[str, str] | None = None,
) -> Response:
    first = link.purpose is LinkPurpose.FIRST_LEAD
    typed = typed or {}
    return page(
        request,
        "link.html",
        refusal=refusal,
        status=status,
        is_first=first,
        login=typed.get("login", "") if first else link.login,
        name=typed.get("name", "") if first else link.display_name,
    )
