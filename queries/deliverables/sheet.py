"""Everything one screen tells of one deliverable, as far as the reader may know it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.deliverable_clock import Clock, clock_of
from domain.permissions import Permission
from queries.context import Context
from queries.deliverables.list import readable_deliverable
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
from queries.exchange import exchange_of
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
    on: date  # the day of which all this is told
    is_closed: bool = False  # the phase went to another lot on that day
    handed_over: Version | None = None  # among the versions, the one that FOREm verifies


def deliverable_sheet(
    ctx: Context, *, territory: str, key: str, moment: Moment
) -> DeliverableSheet:
    """Return one deliverable; « introuvable » when it does not exist or is not for this person. A lot
    reads what it exchanged, and of what another one did before only states and dates."""
    state = readable_deliverable(ctx, territory=territory, key=key, moment=moment)
    exchange = exchange_of(ctx)
    closed = exchange.closed_on(territory, state.phase, moment)
    moment = closed or moment
    reads = ctx.actor.can(Permission.DELIVERABLE_FILES, territory, None if closed else state.lot)
    known = facts_about(ctx, state.subject, moment=moment)
    exchanged = [fact for fact in known if exchange.reads(fact.subject, fact.recorded_at)]
    facts = exchanged if ctx.actor.can(Permission.DELIVERABLE_FILES) else known
    versions = versions_of(ctx, territory=territory, key=key, moment=moment)
    people = {fact.recorded_by for fact in facts} | {version.added_by for version in versions}
    return DeliverableSheet(
        state=state,
        reads=reads,
        versions=tuple(versions),
        checks=checks_in(facts, state.subject, state.criteria) if reads else {},
        reservations=tuple(reservations_in(facts)) if reads else (),
        clock=clock_of(turns_in(facts), until=moment.on),
        history=tuple(exchange.told(fact) for fact in reversed(known) if fact.attribute in SHOWN),
        names=names_of(ctx, ids=people),
        on=moment.on,
        is_closed=closed is not None,
        handed_over=_handed_over(known, versions),
    )


def _handed_over(known: Sequence[FactRow], versions: Sequence[Version]) -> Version | None:
    """The last one that was there at that instant: each lot counts its own."""
    said = [fact.recorded_at for fact in known if fact.attribute == "submitted_version"]
    there = [version for version in versions if said and version.added_at <= max(said)]
    return max(there, key=lambda version: version.id, default=None)
