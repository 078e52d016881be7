"""The draft of an answer to Parliament, as the command writes it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from benchmarks.sites import Site, opened
from definitions.catalog import Catalog
from documents.papers.brief import brief_paper
from documents.papers.pdf import pdf_of
from domain.brief import Scope
from domain.permissions import Actor, Grant, Role
from queries.brief.draft import Brief, brief_on
from queries.context import Context
from queries.moment import Moment

READING = Actor(1_004, "Mesure D", frozenset({Grant(Role.MINISTRY)}))


Made = Callable[[Catalog, Brief], str | bytes]


def as_pdf(catalog: Catalog, brief: Brief) -> bytes:
    """The paper made anew: the application keeps the last ones."""
    return pdf_of(brief_paper(catalog, brief))


def brief_times(site: Site, make: Made, rounds: int) -> list[float]:
    """Milliseconds of each draft of the answer of 7 February 2024, queries included: no answer
    that was given under other definitions is remembered."""
    times = []
    moment = Moment(date(2024, 2, 7))
    with opened(site) as (database, catalog), database.read() as session:
        for _ in range(rounds):
            ctx = Context(session, READING, datetime.now(UTC), replace(catalog))
            begun = time.perf_counter()
            content = make(ctx.catalog, brief_on(ctx, moment=moment, scope=Scope()))
            times.append((time.perf_counter() - begun) * 1000)
            assert content
    return times
