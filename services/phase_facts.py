"""Keeping the current rows of phases equal to their facts, and striking facts out."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from domain.dates import PartialDate
from domain.phases import Origin
from models import Fact, TerritoryPhase
from queries.context import Context
from queries.phases import Moment, PhaseState, columns_of, states_from_facts
from services import facts

IMPLIED = ("status", "planned_start", "actual_start", "actual_end")  # said in one declaration


def refresh(ctx: Context, rows: Iterable[TerritoryPhase]) -> None:
    """Make each row what the facts of its territory say today."""
    ctx.session.flush()
    states: dict[str, dict[tuple[str, str], PhaseState]] = {}
    for row in rows:
        place, phase = row.territory_key, row.phase_key
        if place not in states:
            states[place] = states_from_facts(ctx, moment=Moment(ctx.today), territory=place)
        state = states[place].get((place, phase), PhaseState(place, phase))
        for column, value in columns_of(state).items():
            setattr(row, column, value)
    ctx.session.flush()


def said_with(ctx: Context, fact: Fact) -> dict[str, int]:
    """That fact and the dates declared together with it, by attribute."""
    together = select(Fact.attribute, Fact.id).where(
        Fact.event_id == fact.event_id,
        Fact.subject == fact.subject,
        Fact.origin == Origin.DECLARED,
        Fact.attribute.in_(IMPLIED),
    )
    return {fact.attribute: fact.id} | dict(ctx.session.execute(together).all())


def withdrawing(ctx: Context, fact_id: int, reason: str) -> Fact:
    """A fact that strikes another out: what held before it holds again."""
    wrong = ctx.session.get_one(Fact, fact_id)
    return facts.make(
        ctx,
        facts.NewFact(
            subject=wrong.subject,
            attribute=wrong.attribute,
            value=wrong.value,
            effective=PartialDate.ending_on(wrong.effective_on, wrong.precision),
            territory=wrong.territory_key,
            origin=Origin.VERIFIED,
            note=reason,
            replaces=wrong.id,
            withdraws=True,
        ),
    )
