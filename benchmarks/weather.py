"""The weather of every phase of the two pilots, computed as the pages do."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from benchmarks.sites import Site, opened
from domain.permissions import Actor, Grant, Role
from queries.context import Context
from queries.health import weather_on
from queries.phases import Moment

READING = Actor(1_003, "Mesure C", frozenset({Grant(Role.LEAD)}))


def weather_times(site: Site, rounds: int) -> list[float]:
    """Milliseconds of each computation of the whole portfolio, queries included."""
    times = []
    with opened(site) as (database, catalog), database.read() as session:
        ctx = Context(session, READING, datetime.now(UTC), catalog)
        for _ in range(rounds):
            begun = time.perf_counter()
            found = weather_on(ctx, moment=Moment(ctx.today))
            times.append((time.perf_counter() - begun) * 1000)
            assert len(found) == len(catalog.phases) * len(catalog.territories)
    return times
