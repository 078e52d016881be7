"""The bridge between a request and the services: in a thread of its own, one transaction each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

import settings
from definitions.live import LiveCatalog, open_catalog
from models.database import Database, open_database
from queries.context import Context
from services.preparation import APPLICATION

P = ParamSpec("P")
R = TypeVar("R")


def database() -> Database:
    return open_database(settings.load().database_url)


def catalog() -> LiveCatalog:
    chosen = settings.load()
    return open_catalog(chosen.phases_dir, chosen.territories_dir)


def now() -> datetime:
    return datetime.now(UTC)


async def ask(query: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run one query in a transaction that cannot write."""

    def run() -> R:
        with database().read() as session:
            return query(session, *args, **kwargs)

    return await run_in_threadpool(run)


async def perform(
    service: Callable[Concatenate[Context, P], R], *args: P.args, **kwargs: P.kwargs
) -> R:
    """Run one service on behalf of the application, in one transaction."""

    def run() -> R:
        with database().write() as session:
            context = Context(session, APPLICATION, now(), catalog().current())
            return service(context, *args, **kwargs)

    return await run_in_threadpool(run)
