"""What was said of a milestone besides its estimates, and what was taken back since, when and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.history import struck_out
from domain.permissions import Permission
from queries.context import Context
from queries.exchange import exchange_of
from queries.facts import FactRow, history_of
from queries.milestones.states import milestone_on
from queries.moment import Moment
from queries.people import names_of

SAID = {"planned_on": None, "actual_on": "proof", "told_on": "told_reference"}


@dataclass(frozen=True, slots=True)
class Said:
    """One statement, with the proof or the reference given with it; `undone` is the fact that
    took it back, for those that no longer hold."""

    fact: FactRow
    detail: str
    undone: FactRow | None


@dataclass(frozen=True, slots=True)
class MilestoneHistory:
    """Latest first; names of people only for readers who may know them."""

    said: tuple[Said, ...]
    names: Mapping[int, str]


def milestone_history(
    ctx: Context, *, territory: str, key: str, moment: Moment
) -> MilestoneHistory:
    """Everything said up to that day; « introuvable » when the milestone is not for this person."""
    state = milestone_on(ctx, territory=territory, key=key, moment=moment)
    attributes = (*SAID, *(detail for detail in SAID.values() if detail))
    exchange = exchange_of(ctx)
    known = [
        exchange.told(fact)
        for fact in history_of(ctx, state.subject, attributes, known_at=moment.known_at)
        if fact.effective_on <= moment.on
    ]
    files = ctx.actor.can(Permission.DELIVERABLE_FILES, state.territory)
    given = {
        (fact.event_id, fact.attribute): fact.value
        for fact in known
        if fact.attribute != "proof" or (files and exchange.reads(fact.subject, fact.recorded_at))
    }
    struck, undoing = struck_out(known), {fact.replaces: fact for fact in known}
    said = tuple(
        Said(
            fact,
            given.get((fact.event_id, SAID[fact.attribute] or ""), ""),
            undoing.get(fact.id) if fact.id in struck else None,
        )
        for fact in known
        if fact.attribute in SAID and not fact.withdraws
    )
    return MilestoneHistory(said, names_of(ctx, ids={fact.recorded_by for fact in known}))
