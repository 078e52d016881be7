"""Conditions of passages that lapsed between two days: nobody says it, the calendar does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from queries.context import Context
from queries.facts import FactRow, facts_on
from queries.gates.states import condition_subject, gates_on
from queries.moment import Moment

LAPSED = "condition_lapsed"


def lapses_between(
    ctx: Context,
    *,
    since: date,
    until: date,
    known_at: datetime | None = None,
    territory: str | None = None,
) -> list[FactRow]:
    """Of each condition in force on the last day, not met by then and due from `since` on: the
    fact that asked for it, told under the day after its last one."""
    moment = Moment(until, known_at)
    lapsed = {
        condition_subject(*pair, condition.number)
        for pair, gate in gates_on(ctx, moment=moment, territory=territory).items()
        for condition in gate.open_conditions()
        if condition.condition.has_lapsed(until) and not condition.condition.has_lapsed(since)
    }
    asked = _asked(ctx, moment, territory) if lapsed else {}
    return [_as_lapse(asked[subject]) for subject in sorted(lapsed)]


def _asked(ctx: Context, moment: Moment, territory: str | None) -> Mapping[str, FactRow]:
    facts = facts_on(
        ctx, on=moment.on, known_at=moment.known_at,
        attributes=["condition_due_on"], territory=territory,
    )  # fmt: skip
    return {fact.subject: fact for fact in facts}


def _as_lapse(asked: FactRow) -> FactRow:
    day_after = date.fromisoformat(asked.value) + timedelta(days=1)
    return replace(asked, attribute=LAPSED, effective_on=day_after, note="")
