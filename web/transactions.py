"""The bridge between a request and the services: in a thread of its own, one transaction each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from domain.permissions import Actor
from queries.accounts.sessions import actor_of
from queries.context import Context
from services.running import database, live_catalog, now
from services.start.preparation import APPLICATION

P = ParamSpec("P")
R = TypeVar("R")
NOBODY = Actor(None, "")  # whose session ended meanwhile: may nothing


async def ask(query: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run one query in a transaction that cannot write."""

    def run() -> R:
        with database().read() as session:
            return query(session, *args, **kwargs)

    return await run_in_threadpool(run)


async def ask_as(
    token_hash: str,
    query: Callable[Concatenate[Context, P], R],
    *args: P.args,
    **kwargs: P.kwargs,
) -> R:
    """Run one query on behalf of who is behind that session, with their rights of this moment."""

    def run() -> R:
        instant = now()
        with database().read() as session:
            actor = actor_of(session, token_hash, instant) or NOBODY
            context = Context(session, actor, instant, live_catalog().current())
            return query(context, *args, **kwargs)

    return await run_in_threadpool(run)


async def perform_as(
    token_hash: str,
    service: Callable[Concatenate[Context, P], R],
    *args: P.args,
    **kwargs: P.kwargs,
) -> R:
    """Run one service on behalf of who is behind that session, with their rights of this moment."""

    def run() -> R:
        instant = now()
        with database().write() as session:
            actor = actor_of(session, token_hash, instant) or NOBODY
            context = Context(session, actor, instant, live_catalog().current())
            return service(context, *args, **kwargs)

    return await run_in_threadpool(run)


async def perform(
    service: Callable[Concatenate[Context, P], R], *args: P.args, **kwargs: P.kwargs
) -> R:
    """Run one service on behalf of the application, in one transaction."""

    def run() -> R:
        with database().write() as session:
            context = Context(session, APPLICATION, now(), live_catalog().current())
            return service(context, *args, **kwargs)

    return await run_in_threadpool(run)
