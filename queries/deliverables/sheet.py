"""Everything one screen tells of one deliverable, as far as the reader may know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.deliverable_clock import Clock, clock_of
from domain.permissions import Permission
from queries.context import Context
from queries.deliverables.list import deliverable_on
from queries.deliverables.statements import (
    Check,
    Reservation,
    checks_in,
    facts_about,
    reservations_in,
    turns_in,
)
from queries.deliverables.states import DeliverableState
from queries.deliverables.versions import Version, versions_of
from queries.facts import FactRow
from queries.moment import Moment
from queries.people import names_of

SHOWN = ("delivery", "due_on", "waiting_for", "availability")


@dataclass(frozen=True, slots=True)
class DeliverableSheet:
    """Whoever may not read files gets neither versions, checks nor reservations, and no note:
    `reads`
    says so. `history` is what was told of its state, latest first."""

    state: DeliverableState
    reads: bool
    versions: tuple[Version, ...]
    checks: Mapping[str, Check]
    reservations: tuple[Reservation, ...]
    clock: Clock | None
    history: tuple[FactRow, ...]
    names: Mapping[int, str]


def deliverable_sheet(
    ctx: Context, *, territory: str, key: str, moment: Moment
) -> DeliverableSheet:
    """Return one deliverable; « introuvable » when it does not exist or is not for this person."""
    state = deliverable_on(ctx, territory=territory, key=key, moment=moment)
    reads = ctx.actor.can(Permission.DELIVERABLE_FILES, territory, state.lot)
    facts = facts_about(ctx, state.subject, moment=moment)
    versions = versions_of(ctx, territory=territory, key=key, moment=moment)
    people = {fact.recorded_by for fact in facts} | {version.added_by for version in versions}
    return DeliverableSheet(
        state=state,
        reads=reads,
        versions=tuple(versions),
        checks=checks_in(facts, state.subject, state.criteria) if reads else {},
        reservations=tuple(reservations_in(facts)) if reads else (),
        clock=clock_of(turns_in(facts), until=moment.on),
        history=tuple(fact for fact in reversed(facts) if fact.attribute in SHOWN),
        names=names_of(ctx, ids=people),
    )
