"""Keeping the current row of a phase equal to its facts, and striking facts out."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select

from domain.dates import PartialDate
from domain.history import fact_as_of, value_as_of
from domain.phases import Origin, PhaseStatus
from models import Fact, TerritoryPhase
from queries.context import Context
from services import facts

DATES = ("planned_start", "planned_end", "actual_start", "actual_end")
IMPLIED = ("status", "actual_start", "actual_end")  # what one declaration says at once


def refresh(ctx: Context, row: TerritoryPhase) -> None:
    """Make the row what `value_as_of(today)` says of each attribute."""
    by_attribute: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts.of(ctx, f"phase/{row.territory_key}/{row.phase_key}", "status", *DATES):
        by_attribute[fact.attribute].append(fact)
    _refresh_status(ctx, row, by_attribute["status"])
    for attribute in DATES:
        value = value_as_of(by_attribute[attribute], ctx.today)
        setattr(row, attribute, PartialDate.parse(value) if value else None)
    everything = [fact for group in by_attribute.values() for fact in group]
    row.last_news_on = max((fact.stated_on for fact in everything), default=None)
    ctx.session.flush()


def _refresh_status(ctx: Context, row: TerritoryPhase, known: list[Fact]) -> None:
    current = fact_as_of(known, ctx.today)
    declared = fact_as_of([f for f in known if f.origin is Origin.DECLARED], ctx.today)
    row.status = PhaseStatus(current.value) if current else PhaseStatus.UNKNOWN
    row.status_fact_id = current.id if current else None
    row.status_since = current.effective_on if current else None
    row.status_precision = current.precision if current else None
    row.status_at_latest = current.at_latest if current else False
    row.status_origin = current.origin if current else None
    row.declared_by = declared.recorded_by if declared else None
    verified = current is not None and current.origin is Origin.VERIFIED
    row.verified_by = current.recorded_by if current and verified else None


def facts_to_correct(ctx: Context, fact_id: int | None) -> dict[str, int]:
    """The fact of that number and the dates declared together with it, by attribute."""
    if fact_id is None:
        return {}
    wrong = ctx.session.get_one(Fact, fact_id)
    together = select(Fact.attribute, Fact.id).where(
        Fact.event_id == wrong.event_id,
        Fact.subject == wrong.subject,
        Fact.origin == Origin.DECLARED,
        Fact.attribute.in_(IMPLIED),
    )
    return {wrong.attribute: wrong.id} | {
        attribute: identifier for attribute, identifier in ctx.session.execute(together)
    }


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
