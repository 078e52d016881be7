"""The draft of an answer to Parliament, as the command writes it."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, date, datetime

from benchmarks.sites import Site, opened
from documents.brief_texts import BriefFormat, brief_file
from domain.brief import Scope
from domain.permissions import Actor, Grant, Role
from queries.brief.draft import brief_on
from queries.context import Context
from queries.moment import Moment

READING = Actor(1_004, "Mesure D", frozenset({Grant(Role.MINISTRY)}))


def brief_times(site: Site, form: BriefFormat, rounds: int) -> list[float]:
    """Milliseconds of each draft of the answer of 7 February 2024, queries included: no answer
    that was given under other definitions is remembered."""
    times = []
    moment = Moment(date(2024, 2, 7))
    with opened(site) as (database, catalog), database.read() as session:
        for _ in range(rounds):
            ctx = Context(session, READING, datetime.now(UTC), replace(catalog))
            begun = time.perf_counter()
            content = brief_file(ctx.catalog, brief_on(ctx, moment=moment, scope=Scope()), form)
            times.append((time.perf_counter() - begun) * 1000)
            assert content
    return times
