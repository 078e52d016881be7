"""Checking the record itself: the chain of events, their facts, and the current rows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select

from domain.chain import Break, digest_of, first_break
from domain.dates import PartialDate
from models import AuditEvent, Fact, TerritoryPhase
from models.fact import SEALED_COLUMNS
from queries.context import Context
from queries.phases import DATES, Moment, PhaseState, states_from_facts


@dataclass(frozen=True, slots=True)
class Verification:
    """What was read, the first broken link, and the current rows that their facts deny."""

    n_events: int
    n_facts: int
    broken: Break | None
    differing: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return self.broken is None and not self.differing


def verify(ctx: Context) -> Verification:
    """Recompute every seal, and every current row from its facts."""
    digests: dict[int, list[str]] = defaultdict(list)
    for fact in ctx.session.scalars(select(Fact)):
        content = {column: getattr(fact, column) for column in SEALED_COLUMNS}
        digests[fact.event_id].append(digest_of(content))
    events = list(ctx.session.scalars(select(AuditEvent).order_by(AuditEvent.id)))
    return Verification(
        n_events=len(events),
        n_facts=ctx.session.scalar(select(func.count()).select_from(Fact)) or 0,
        broken=first_break(events, digests),
        differing=_differing(ctx),
    )


def _differing(ctx: Context) -> tuple[str, ...]:
    states = states_from_facts(ctx, moment=Moment(ctx.today))
    rows = ctx.session.scalars(select(TerritoryPhase))
    return tuple(
        f"{row.territory_key}/{row.phase_key}"
        for row in rows
        if not _same(row, states.get((row.territory_key, row.phase_key)))
    )


def _same(row: TerritoryPhase, state: PhaseState | None) -> bool:
    state = state or PhaseState(row.territory_key, row.phase_key)
    since = (
        PartialDate.ending_on(row.status_since, row.status_precision)
        if row.status_since and row.status_precision
        else None
    )
    dates = all(getattr(row, name) == getattr(state, name) for name in DATES)
    return dates and (row.status, since, row.lot_key) == (state.status, state.since, state.lot)
