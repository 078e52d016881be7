"""The deliverables that somebody looks for: by territory, phase, lot, status, or late."""

from __future__ import annotations

from dataclasses import dataclass

from domain.deliverables import DeliverableStatus
from queries.context import Context
from queries.deliverables.list import deliverables_on
from queries.deliverables.states import DeliverableState
from queries.moment import Moment


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
    """Those that the actor sees and the filter keeps, in the order of the method."""
    found = deliverables_on(ctx, moment=moment, territory=wanted.territory, phase=wanted.phase)
    return [
        state
        for state in found
        if wanted.lot in (None, state.lot)
        and wanted.status in (None, state.status)
        and (not wanted.late or state.is_late(moment.on))
    ]
