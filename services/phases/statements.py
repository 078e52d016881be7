"""Keeping the current rows of phases equal to their facts, and striking facts out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select

from domain.statements import Origin
from models import Fact, TerritoryPhase
from queries.context import Context
from queries.facts import FactRow
from queries.moment import Moment
from queries.phases.states import PhaseState, columns_of, states_from_facts

IMPLIED = ("status", "planned_start", "actual_start", "actual_end")  # said in one declaration


def refresh(ctx: Context, rows: Iterable[TerritoryPhase]) -> None:
    """Make each row what the facts of its territory say today."""
    ctx.session.flush()
    by_territory: dict[str, list[TerritoryPhase]] = defaultdict(list)
    for row in rows:
        by_territory[row.territory_key].append(row)
    for territory, several in by_territory.items():
        # One click touches one phase: the other ten need not be read.
        alone = several[0].phase_key if len(several) == 1 else None
        states = states_from_facts(ctx, moment=Moment(ctx.today), territory=territory, phase=alone)
        for row in several:
            _write(row, states.get((territory, row.phase_key)))
    ctx.session.flush()


def _write(row: TerritoryPhase, state: PhaseState | None) -> None:
    known = state or PhaseState(row.territory_key, row.phase_key)
    for column, value in columns_of(known).items():
        setattr(row, column, value)


def facts_declared_with(ctx: Context, fact: Fact | FactRow) -> dict[str, int]:
    """That fact and the dates declared together with it, by attribute."""
    together = select(Fact.attribute, Fact.id).where(
        Fact.event_id == fact.event_id,
        Fact.subject == fact.subject,
        Fact.origin == Origin.DECLARED,
        Fact.attribute.in_(IMPLIED),
    )
    return {fact.attribute: fact.id} | dict(ctx.session.execute(together).all())
