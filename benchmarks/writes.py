"""Audited writes, one after the other, on the disk of this machine."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime

from benchmarks.sites import Site, opened
from domain.permissions import Actor, Grant, Role
from domain.phases import PhaseStatus
from domain.statements import Origin
from queries.context import Context
from queries.moment import Moment
from queries.phases.states import PhaseState, states_on
from services.phases import phases, review

DECLARING = Actor(1_001, "Mesure A", frozenset({Grant(Role.LEAD)}))
VERIFYING = Actor(1_002, "Mesure B", frozenset({Grant(Role.LEAD)}))


def write_times(site: Site, rounds: int) -> list[float]:
    """Milliseconds of each transaction, commit included: every phase, declared then validated."""
    times = []
    with opened(site) as (database, catalog):
        for _ in range(rounds):
            with database.read() as session:
                ctx = Context(session, DECLARING, datetime.now(UTC), catalog)
                states = states_on(ctx, moment=Moment(ctx.today))
            for state in states.values():
                begun = time.perf_counter()
                with database.write() as session:
                    _write(replace(ctx, session=session), state)
                times.append((time.perf_counter() - begun) * 1000)
    return times


def _write(ctx: Context, seen: PhaseState) -> None:
    """The next thing that a person may do with this phase."""
    assert seen.version is not None
    if seen.origin is Origin.DECLARED and seen.fact_id is not None:
        review.validate(
            replace(ctx, actor=VERIFYING),
            territory=seen.territory,
            phase=seen.phase,
            fact_id=seen.fact_id,
        )
        return
    running = seen.status is PhaseStatus.IN_PROGRESS
    status = PhaseStatus.SUSPENDED if running else PhaseStatus.IN_PROGRESS
    declaration = phases.Declaration(status, ctx.today, "mesure")
    phases.declare(
        ctx,
        territory=seen.territory,
        phase=seen.phase,
        seen_version=seen.version,
        declaration=declaration,
    )
