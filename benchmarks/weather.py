"""The weather of every phase of the two pilots, computed as the pages do."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime

from benchmarks.sites import Site, opened
from domain.permissions import Actor, Grant, Role
from queries.context import Context
from queries.gates.weather import weather_on
from queries.moment import Moment

READING = Actor(1_003, "Mesure C", frozenset({Grant(Role.LEAD)}))


def weather_times(site: Site, rounds: int) -> list[float]:
    """Milliseconds of each computation of the whole portfolio, queries included: no answer that
    was given under other definitions is remembered."""
    times = []
    with opened(site) as (database, catalog), database.read() as session:
        for _ in range(rounds):
            ctx = Context(session, READING, datetime.now(UTC), replace(catalog))
            begun = time.perf_counter()
            standings = weather_on(ctx, moment=Moment(ctx.today))
            times.append((time.perf_counter() - begun) * 1000)
            assert len(standings) == len(catalog.phases) * len(catalog.territories)
    return times
