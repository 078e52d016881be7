"""How long the queries that several pages share take over a whole portfolio, asked as pages do."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from benchmarks.sites import Site, opened
from domain.permissions import Actor, Grant, Role
from queries.context import Context
from queries.following.due import DueFilter, due_list
from queries.gates.weather import weather_on
from queries.moment import Moment
from queries.phases.states import states_on

READING = Actor(1_003, "Mesure C", frozenset({Grant(Role.LEAD)}))


def answer_times(
    site: Site,
    rounds: int,
    ask: Callable[[Context], object],
    *,
    after: Callable[[Context], object] = lambda ctx: ctx.today,
) -> list[float]:
    """Milliseconds of each answer, statements included: no answer that was given under other
    definitions is remembered, but for what the page asks `after`, before it."""
    times = []
    with opened(site) as (database, catalog), database.read() as session:
        for _ in range(rounds):
            ctx = Context(session, READING, datetime.now(UTC), replace(catalog))
            after(ctx)
            begun = time.perf_counter()
            answer = ask(ctx)
            times.append((time.perf_counter() - begun) * 1000)
            assert answer
    return times


def weather(ctx: Context) -> object:
    return weather_on(ctx, moment=Moment(ctx.today))


def states(ctx: Context) -> object:
    return states_on(ctx, moment=Moment(ctx.today))


def dues(ctx: Context) -> object:
    return due_list(ctx, moment=Moment(ctx.today), wanted=DueFilter()).dues
