"""Dated facts outside the status of phases: events, milestones, and what was told last."""

from __future__ import annotations

from domain.permissions import Permission
from queries.context import Context
from queries.facts import FactRow, facts_on
from queries.phases import Moment
from queries.sheets import MILESTONE_ATTRIBUTES


def events_on(ctx: Context, *, moment: Moment) -> list[FactRow]:
    """What happened outside the phases up to that day, oldest first."""
    ctx.actor.require(Permission.PROGRESS_READ)
    found = facts_on(ctx, on=moment.on, known_at=moment.known_at, attributes=("occurred_on",))
    return sorted(found, key=lambda fact: (fact.effective_on, fact.subject))


def milestones_on(ctx: Context, *, moment: Moment) -> list[FactRow]:
    """The dates known of milestones on that day, for the territories that the actor sees."""
    ctx.actor.require(Permission.PROGRESS_READ)
    return facts_on(ctx, on=moment.on, known_at=moment.known_at, attributes=MILESTONE_ATTRIBUTES)


def latest_changes(ctx: Context, *, moment: Moment, limit: int) -> list[FactRow]:
    """What came last into force, latest first."""
    ctx.actor.require(Permission.PROGRESS_READ)
    attributes = ("status", "occurred_on", "availability", *MILESTONE_ATTRIBUTES)
    return facts_on(
        ctx, on=moment.on, known_at=moment.known_at, attributes=attributes, latest=limit
    )
