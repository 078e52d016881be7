"""A database that holds the real chronology, and contexts to act on it as different people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from typing import Concatenate, ParamSpec, TypeVar

from definitions.catalog import Catalog
from definitions.loader import load_catalog
from domain.dates import BRUSSELS
from domain.permissions import Actor
from domain.reporting import Cadence, Period, period_of
from models.database import Database
from queries.context import Context
from settings import ROOT

P = ParamSpec("P")
R = TypeVar("R")
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def brussels_today() -> date:
    """The day that the application calls today: an hour or two ahead of UTC around midnight."""
    return datetime.now(BRUSSELS).date()


def period_of_today() -> Period:
    """The half-month of reports in which this test runs: a run may end after midnight."""
    return period_of(Cadence.TWICE_MONTHLY, brussels_today())


@cache
def real_catalog() -> Catalog:
    """The definitions of the repository, read once."""
    catalog, problems = load_catalog(ROOT / "phases", ROOT / "territories")
    assert catalog is not None, problems
    return catalog


class World:
    """One prepared database; each call runs in a transaction of its own, as in the application."""

    def __init__(self, database: Database, catalog: Catalog) -> None:
        self.database = database
        self.catalog = catalog

    def do(
        self,
        actor: Actor,
        service: Callable[Concatenate[Context, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        with self.writing(actor) as ctx:
            return service(ctx, *args, **kwargs)

    def ask(
        self,
        actor: Actor,
        query: Callable[Concatenate[Context, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        with self.database.read() as session:
            return query(Context(session, actor, NOW, self.catalog), *args, **kwargs)

    @contextmanager
    def writing(
        self, actor: Actor, *, now: datetime = NOW, command_id: str | None = None
    ) -> Iterator[Context]:
        with self.database.write() as session:
            yield Context(session, actor, now, self.catalog, command_id)
