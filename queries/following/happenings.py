"""Dated facts outside the status of phases: events, and what was told last."""

from __future__ import annotations

from collections.abc import Sequence

from domain.permissions import Permission
from queries.cached import remembered
from queries.context import Context
from queries.facts import FactRow, facts_on
from queries.moment import Moment


@remembered
def events_on(ctx: Context, *, moment: Moment) -> Sequence[FactRow]:
    """Return what happened outside the phases up to that day, oldest first."""
    ctx.actor.require(Permission.PROGRESS_READ)
    facts = facts_on(ctx, on=moment.on, known_at=moment.known_at, attributes=("occurred_on",))
    return sorted(facts, key=lambda fact: (fact.effective_on, fact.subject))


@remembered
def latest_changes(ctx: Context, *, moment: Moment, limit: int) -> Sequence[FactRow]:
    """Return what came last into force, latest first."""
    ctx.actor.require(Permission.PROGRESS_READ)
    attributes = ("status", "occurred_on", "availability", "actual_on", "forecast_on", "planned_on")
    return facts_on(
        ctx, on=moment.on, known_at=moment.known_at, attributes=attributes, latest=limit
    )
