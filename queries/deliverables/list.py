"""The deliverables of a day: from current rows or from facts, those that the actor may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import and_, or_, select

from domain.deliverables import WAITS_FOR_FOREM, DeliverableStatus
from domain.errors import NotFound
from domain.permissions import Permission
from domain.subjects import is_added
from models import Deliverable, TerritoryPhase
from queries.cached import remembered
from queries.context import Context
from queries.deliverables.states import COPIED, DeliverableState, criteria_of, from_facts, title_of
from queries.exchange import exchange_of
from queries.moment import Moment
from queries.rows import named_rows
from queries.subjects import lots_today


@remembered
def deliverables_on(
    ctx: Context,
    *,
    moment: Moment,
    territory: str | None = None,
    phase: str | None = None,
    dated: bool = False,
) -> Sequence[DeliverableState]:
    """Return those of the territories and lots that the actor sees, in the order of the method; of
    today, `dated`, those with a date to meet. A phase of another lot is left out at any date."""
    ctx.actor.require(Permission.PROGRESS_READ, territory)
    is_now = moment == Moment(ctx.today)
    deliverables = _current(ctx, territory, dated) if is_now else from_facts(ctx, moment, territory)
    seen = {place.key: n for n, place in enumerate(ctx.catalog.territories)}
    phases, places = {phase.key for phase in ctx.catalog.phases}, _places(ctx)
    lots = lots_today(ctx)
    shown = [
        state
        for state in deliverables
        if state.territory in seen
        and phase in (None, state.phase)
        and (state.key in places or (is_added(state.key) and state.phase in phases))
        and ctx.actor.can(
            Permission.PROGRESS_READ, state.territory, lots.get((state.territory, state.phase))
        )
    ]
    return _in_order(shown, seen, places)


def _in_order(
    shown: Sequence[DeliverableState], territories: Mapping[str, int], places: Mapping[str, int]
) -> list[DeliverableState]:
    """By territory and phase; in a phase those of the method, then those that people added."""
    return sorted(
        shown,
        key=lambda state: (
            territories[state.territory],
            state.phase,
            places.get(state.key, len(places)),
            len(state.key),
            state.key,
        ),
    )


def datable_deliverables(ctx: Context) -> list[DeliverableState]:
    """Those whose due date this person may fix: not accepted yet, in the order of the method."""
    return [
        state
        for state in deliverables_on(ctx, moment=Moment(ctx.today))
        if not state.is_accepted
        and ctx.actor.can(Permission.DELIVERABLE_REVIEW, state.territory, state.lot)
    ]


def deliverable_on(ctx: Context, *, territory: str, key: str, moment: Moment) -> DeliverableState:
    """Return one of them; « introuvable » when it does not exist or is not for this person."""
    known = {place.key for place in ctx.catalog.territories}
    if territory in known:
        for state in deliverables_on(ctx, moment=moment, territory=territory):
            if state.key == key:
                return state
    raise NotFound(subject=f"{territory} {key}")


def readable_deliverable(
    ctx: Context, *, territory: str, key: str, moment: Moment
) -> DeliverableState:
    """As `deliverable_on`; and, for a lot that held the phase once, as it stood when that lot gave it
    away: nothing is done there any more, and nothing later is told."""
    try:
        return deliverable_on(ctx, territory=territory, key=key, moment=moment)
    except NotFound:
        phase = key.partition(".")[0]
        for state in closed_deliverables(ctx, territory=territory, phase=phase, moment=moment):
            if state.key == key:
                return state
        raise


def closed_deliverables(
    ctx: Context, *, territory: str, phase: str, moment: Moment
) -> list[DeliverableState]:
    """Return those of a phase about which a lot that gave it away exchanged something, as they stood
    then; nothing for everybody else."""
    exchange = exchange_of(ctx)
    closed = exchange.closed_on(territory, phase, moment)
    if closed is None or not ctx.actor.sees(territory):
        return []
    return [
        replace(state, lot=exchange.lot_now(territory, phase), version=None)
        for state in from_facts(ctx, closed, territory)
        if state.phase == phase and state.status_since  # else nothing was exchanged about it
    ]


def _places(ctx: Context) -> dict[str, int]:
    """The order of those that the method holds now."""
    every = (deliverable for phase in ctx.catalog.phases for deliverable in phase.deliverables)
    keys = (deliverable.key for deliverable in every if not deliverable.retired)
    return {key: place for place, key in enumerate(keys)}


_CURRENT = select(
    Deliverable.territory_key.label("territory"),
    Deliverable.phase_key.label("phase"),
    Deliverable.deliverable_key.label("key"),
    Deliverable.title,
    Deliverable.criteria,
    TerritoryPhase.lot_key.label("lot"),
    Deliverable.version,
    *[getattr(Deliverable, name) for name in COPIED],
).outerjoin(
    TerritoryPhase,
    and_(
        TerritoryPhase.territory_key == Deliverable.territory_key,
        TerritoryPhase.phase_key == Deliverable.phase_key,
    ),
)


_DATED = or_(
    Deliverable.due_on.is_not(None),
    Deliverable.reserve_due_on.is_not(None),
    Deliverable.status.in_(WAITS_FOR_FOREM),
)


def _current(ctx: Context, territory: str | None, dated: bool) -> list[DeliverableState]:
    wanted = [Deliverable.territory_key == territory] if territory else []
    wanted += [_DATED] if dated else []
    deliverables = []
    for row in named_rows(ctx.session.execute(_CURRENT.where(*wanted))):
        row["title"] = title_of(ctx, row["key"], row["title"])
        row["criteria"] = criteria_of(ctx, row["key"], row["criteria"])
        deliverables.append(DeliverableState(**row))
    return deliverables


@dataclass(frozen=True, slots=True)
class DeliverableFilter:
    """None: whatever it is."""

    territory: str | None = None
    phase: str | None = None
    lot: str | None = None
    status: DeliverableStatus | None = None
    late: bool = False

    @property
    def is_narrow(self) -> bool:
        """Does it ask for less than everything?"""
        return self != DeliverableFilter()


def deliverable_list(
    ctx: Context, *, moment: Moment, wanted: DeliverableFilter
) -> list[DeliverableState]:
    """Return those that the actor sees and the filter keeps, in the order of the method."""
    deliverables = deliverables_on(
        ctx, moment=moment, territory=wanted.territory, phase=wanted.phase
    )
    return [
        state
        for state in deliverables
        if wanted.lot in (None, state.lot)
        and wanted.status in (None, state.status)
        and (not wanted.late or state.is_late(moment.on))
    ]
