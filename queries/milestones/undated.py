"""Milestones without any date: counted, for thousands of them are expected one day; and which of them a
person may date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import and_, func, select

from domain.permissions import Permission
from domain.subjects import is_added
from models import Milestone, TerritoryPhase
from queries.context import Context
from queries.facts import seen_by
from queries.milestones.states import HAS_DATE, MilestoneState, milestones_on
from queries.moment import Moment

Group = tuple[str, str | None]  # phase, lot


def undated_on(
    ctx: Context, *, moment: Moment, territory: str | None = None
) -> Mapping[Group, int]:
    """Return their number by phase and lot, of those that `milestones_on` returns."""
    if moment != Moment(ctx.today):
        states = milestones_on(ctx, moment=moment, territory=territory)
        return Counter((state.phase, state.lot) for state in states if state.expected is None)
    phases = {phase.key: phase for phase in ctx.catalog.phases}
    known = {
        milestone.key
        for phase in phases.values()
        for milestone in phase.milestones
        if not milestone.retired
    }
    counts: Counter[Group] = Counter()
    places = [key for key in seen_by(ctx) if territory in (None, key)]
    rows = ctx.session.execute(_COUNTED.where(Milestone.territory_key.in_(places)))
    for phase, key, lot, n in rows:
        if key in known or (is_added(key) and phase in phases):
            counts[phase, lot] += n
    return counts


def datable_milestones(ctx: Context) -> list[MilestoneState]:
    """Those of which nobody gave any date and that this person may estimate, in the order of the
    method. Of one whose date is said to be unknown, an estimate takes a cause: not here."""
    return [
        state
        for state in milestones_on(ctx, moment=Moment(ctx.today))
        if state.expected is None
        and state.last_news_on is None
        and ctx.actor.can(Permission.MILESTONE_FORECAST, state.territory, state.lot)
    ]


_COUNTED = (
    select(
        Milestone.phase_key,
        Milestone.milestone_key,
        TerritoryPhase.lot_key,
        func.count(),
    )
    .outerjoin(
        TerritoryPhase,
        and_(
            TerritoryPhase.territory_key == Milestone.territory_key,
            TerritoryPhase.phase_key == Milestone.phase_key,
        ),
    )
    .where(~HAS_DATE)
    .group_by(
        Milestone.phase_key,
        Milestone.milestone_key,
        TerritoryPhase.lot_key,
    )
)
