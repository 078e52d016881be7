"""Sending reports, one after the other, on the disk of this machine."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from benchmarks.sites import Site, opened
from benchmarks.writes import DECLARING
from domain.permissions import Actor, Grant, Role
from domain.reporting import Cadence, Rhythm
from domain.reports import Answer, Filled, Section
from queries.context import Context
from queries.reports.sheet import draft_of
from services.reports import expectations, reports

PLACE = {"territory": "herstal", "lot": "lot-1"}
WRITING = Actor(1_003, "Mesure C", frozenset({Grant(Role.CONTRACTOR, "herstal", "lot-1")}))
WORDS = "Une phrase de longueur ordinaire. " * 20


def sending_times(site: Site, count: int) -> list[float]:
    """Milliseconds of each full sending, oldest period first: what changed is read again,
    answered, frozen, sealed and committed."""
    times = []
    with opened(site) as (database, catalog):
        now = datetime.now(UTC)
        first = now.date() - timedelta(days=16 * count)
        rhythm = Rhythm(Cadence.TWICE_MONTHLY, first)
        with database.write() as session:
            lead = Context(session, DECLARING, now, catalog)
            expectations.expect(lead, lots=[("herstal", "lot-1")], seen_version=0, rhythm=rhythm)
        for period in rhythm.periods(now.date())[:count]:
            begun = time.perf_counter()
            with database.write() as session:
                _send(Context(session, WRITING, now, catalog), period.key)
            times.append((time.perf_counter() - begun) * 1000)
    return times


def _send(ctx: Context, period: str) -> None:
    draft = draft_of(ctx, **PLACE, period=period)
    filled = Filled(
        sections=dict.fromkeys(Section, WORDS),
        answers={line.key: Answer(remark=WORDS) for line in draft.lines},
        risks=tuple(replace(risk, remark=WORDS) for risk in draft.filled.risks),
        new_risks=f"Risque de la période {period}",
    )
    reports.submit(ctx, **PLACE, period=period, seen_version=0, filled=filled)
