"""Dated facts outside the status of phases: events, and what was told last."""

from __future__ import annotations

from collections.abc import Sequence

from domain.permissions import Permission
from queries.cached import remembered
from queries.context import Context
from queries.facts import FactRow, facts_on
from queries.following.changes import ATTRIBUTES, Change, changes_between, without_implied
from queries.moment import Moment


@remembered
def events_on(ctx: Context, *, moment: Moment) -> Sequence[FactRow]:
    """Return what happened outside the phases up to that day, oldest first."""
    ctx.actor.require(Permission.PROGRESS_READ)
    facts = facts_on(ctx, on=moment.on, known_at=moment.known_at, attributes=("occurred_on",))
    return sorted(facts, key=lambda fact: (fact.effective_on, fact.subject))


@remembered
def latest_changes(ctx: Context, *, moment: Moment, at_least: int) -> Sequence[Change]:
    """Return what « Ce qui a changé » tells of the last days on which something changed, latest
    first: `at_least` so many changes, when there are; of a day, what was said after the fact comes
    last."""
    ctx.actor.require(Permission.PROGRESS_READ)
    asked, told = at_least, list[Change]()
    while len(told) < at_least:
        latest = facts_on(
            ctx, on=moment.on, known_at=moment.known_at, attributes=ATTRIBUTES, latest=asked
        )
        told = _told(ctx, moment, latest)
        if len(latest) < asked:
            return told
        # What this person may not read takes no place among what they do.
        asked *= 4
    last = told[at_least - 1].on
    return [change for change in told if change.on >= last]


def _told(ctx: Context, moment: Moment, latest: Sequence[FactRow]) -> list[Change]:
    """Everything that changed since the first of those facts, latest first."""
    if not latest:
        return []
    changes = changes_between(
        ctx,
        since=min(fact.effective_on for fact in latest),
        until=moment.on,
        known_at=moment.known_at,
    )
    told = sorted(without_implied(changes), key=lambda change: change.learned)
    return sorted(told, key=lambda change: change.on, reverse=True)
