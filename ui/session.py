"""The bridge between a Streamlit run and the services: who, at which moment, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Concatenate, NoReturn, ParamSpec, TypeVar

import streamlit as st
from sqlalchemy.orm import Session

import settings
from definitions.catalog import Catalog
from domain.chain import sha256
from domain.dates import BRUSSELS
from domain.errors import AlreadyDone, Explained, Outage, ReadOnlyPast, StaleEdit
from domain.permissions import Actor, Permission
from i18n.translator import explain, translator
from queries.accounts.sessions import actor_of
from queries.context import Context
from queries.following.undo import last_undoing, undoable_event
from queries.moment import Moment
from services.files.prepared import prepare
from services.outages import log_outage
from services.running import database, live_catalog, now
from ui import state
from ui.widgets.text import plain

P = ParamSpec("P")
R = TypeVar("R")
LANGUAGE = "fr"
# The arguments that name the one thing being changed.
ONE_CHANGE = {"seen_version", "fact_id", "event_id"}


class SignedOut(Exception):
    """The session behind this tab has ended: nothing may be read or written any more."""


class PageEnds(Exception):
    """Nothing more of this page is shown; the frame below it is, which `st.stop()` would leave out."""


def end_page() -> NoReturn:
    raise PageEnds


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What all the questions of one drawing share: no two parts of a page may disagree."""

    actor: Actor
    catalog: Catalog
    session: Session


_DRAWING: ContextVar[_Drawing | None] = ContextVar("drawing", default=None)


def t(message: str) -> str:
    return translator(LANGUAGE).gettext(message)


def tn(singular: str, many: str, count: int) -> str:
    """The singular or the plural, « {n} » filled with the count; French says « 0 phase »."""
    return translator(LANGUAGE).ngettext(singular, many, count).format(n=count)


def refusal_text(error: Explained) -> str:
    """In the visitor's words: what only an administrator can mend goes to the log."""
    if isinstance(error, Outage):
        log_outage(error)
        return t(error.public)
    return explain(error, LANGUAGE, shown=plain)


def today() -> date:
    return now().astimezone(BRUSSELS).date()


def moment() -> Moment:
    return state.moment(today())


def in_the_past() -> bool:
    return moment() != Moment(today())


def server_address() -> str:
    """Say how this person's browser reaches the application."""
    return st.context.url or settings.load().url


def session_key() -> str:
    """The hash that names the server-side session; set by the middleware, never by the browser."""
    return str(st.user.get("sid") or "")


def person_key() -> str:
    """The number of the account, to keep what one person types apart from another’s."""
    return str(st.user.get("uid") or "")


@contextmanager
def visiting() -> Iterator[Actor]:
    """Who is signed in, read anew from the database for each drawing of a page: a right withdrawn
    works at the next click. Whoever writes is read again, in the transaction that writes."""
    with database().read() as session:
        actor = _signed_in(session, now())
        drawing = _DRAWING.set(_Drawing(actor, live_catalog().current(), session))
        try:
            yield actor
        finally:
            _DRAWING.reset(drawing)


def current_actor() -> Actor:
    """Return who is signed in: known while a page is drawn, else read from the database."""
    if drawing := _DRAWING.get():
        return drawing.actor
    with visiting() as actor:
        return actor


def current_catalog() -> Catalog:
    """The definitions that this drawing began with, whatever is reloaded meanwhile."""
    drawing = _DRAWING.get()
    return drawing.catalog if drawing else live_catalog().current()


def _signed_in(session: Session, instant: datetime) -> Actor:
    actor = actor_of(session, session_key(), instant)
    if actor is None:
        raise SignedOut
    return actor


def can(permission: Permission, territory: str | None = None, lot: str | None = None) -> bool:
    return current_actor().can(permission, territory, lot)


def ask(query: Callable[Concatenate[Context, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run one query in the transaction of this drawing, which cannot write."""
    if drawing := _DRAWING.get():
        context = Context(drawing.session, drawing.actor, now(), drawing.catalog)
        return query(context, *args, **kwargs)
    with visiting():  # a file that is made after the page was drawn
        return ask(query, *args, **kwargs)


def offer_file(name: str, media_type: str, make: Callable[[], bytes]) -> str:
    """The address of a file that is made for this person alone, when they ask for it."""
    return f"/fichiers/prepares/{ask(prepare, name=name, media_type=media_type, make=make)}"


def perform(
    service: Callable[Concatenate[Context, P], object], *args: P.args, **kwargs: P.kwargs
) -> bool:
    """Run one service in one transaction; show a refusal. True when it was done.

    The transaction holds no Streamlit call: st.rerun() and a click that
    interrupts the run both leave by raising, and leaving by raising rolls back.
    A stale edit is left to the page, which shows both values.
    """
    try:
        _refuse_in_the_past()
        state.keep_act(*_run(service, *args, **kwargs))
    except AlreadyDone:
        return True
    except StaleEdit:
        raise
    except Explained as refusal:
        st.error(refusal_text(refusal), icon=":material/error:")
        return False
    return True


def _run(
    service: Callable[Concatenate[Context, P], object], *args: P.args, **kwargs: P.kwargs
) -> tuple[int | None, object]:
    """Return the number of the event that it left, when it may be undone, and what it made."""
    instant, sid = now(), session_key()
    if drawing := _DRAWING.get():
        # What is drawn after the change must read it, and an erasure waits for all who read.
        drawing.session.rollback()
    with database().write() as session:
        actor = _signed_in(session, instant)
        catalog = live_catalog().current()
        ctx = Context(session, actor, instant, catalog)
        ctx = replace(ctx, command_id=_command_id(ctx, sid, service, kwargs))
        made = service(ctx, *args, **kwargs)
        return undoable_event(ctx), made


def _command_id(ctx: Context, sid: str, service: object, kwargs: dict[str, object]) -> str | None:
    """The same change of the same version from the same session is one command: a double
    click or a resend after a lost connection must not be done twice. What was undone since may be
    done anew."""
    if not kwargs.keys() & ONE_CHANGE:
        return None
    name, said = getattr(service, "__qualname__", service), sorted(kwargs.items())
    return sha256(f"{sid} {last_undoing(ctx)} {name} {said!r}")


def _refuse_in_the_past() -> None:
    if in_the_past():
        raise ReadOnlyPast


def announce(message: str, *, form: str = "", code: str = "") -> NoReturn:
    """Start the page anew, with a message; `form` names what was filled in and is over, `code` is
    shown this once."""
    state.keep_notice(message, form, code)
    st.rerun()
