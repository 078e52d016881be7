"""Who reads what people write of a phase: FOREm and the lot that held it then, wherever it is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select

from domain.dates import BRUSSELS
from domain.holdings import Holding, holder_at, holdings_of
from domain.permissions import UNKNOWN_LOT, Permission
from domain.subjects import OF_A_LOT, OF_A_PHASE, OF_A_PLACE, SHARED, Kind, Subject, known_subject
from domain.undo import undoes
from models import Fact
from queries.cached import remembered
from queries.context import Context
from queries.facts import FactRow, withdrawn
from queries.moment import Moment

NEEDED = {
    Kind.DELIVERABLE: Permission.DELIVERABLE_FILES,
    Kind.REPORT: Permission.REPORT_FOLLOW,
    Kind.REPORTING: Permission.REPORT_FOLLOW,
}
# What only the lot of a phase may know.
INSIDE = (Kind.DELIVERABLE, Kind.CHECK, Kind.GATE, Kind.CONDITION)
NEVER = (Holding(None),)  # nobody ever said of which lot it is

Holdings = Mapping[tuple[str, str], tuple[Holding, ...]]


@remembered
def holdings(ctx: Context) -> Holdings:
    """Return who held each phase of which somebody said the lot, by (territory, phase)."""
    said = (
        select(Fact.subject, Fact.recorded_at, Fact.value)
        .where(Fact.attribute == "lot", Fact.withdraws.is_(False), ~withdrawn(Fact))
        .order_by(Fact.recorded_at, Fact.id)
    )
    by_phase: dict[tuple[str, str], list[tuple[datetime, str | None]]] = defaultdict(list)
    for subject, recorded_at, lot in ctx.session.execute(said):
        about = Subject.parse(subject)
        by_phase[about.territory, about.phase].append((recorded_at, lot or None))
    return {phase: holdings_of(changes) for phase, changes in by_phase.items()}


@dataclass(frozen=True, slots=True)
class Exchange:
    """What this person may read of what was written, at any date: the instant of writing decides."""

    ctx: Context
    held: Holdings

    def lot_at(self, territory: str, phase: str, at: datetime) -> str | None:
        """The lot of a phase at that instant; None when it was of none."""
        return holder_at(self.held.get((territory, phase), NEVER), at)

    def lot_now(self, territory: str, phase: str) -> str | None:
        return self.held.get((territory, phase), NEVER)[-1].lot

    def reads(self, subject: str, at: datetime) -> bool:
        """May this person read what was written of that subject at that instant? Of a kind of
        subject that is not known here, nobody who is held to one lot reads anything."""
        what = known_subject(subject)
        if what is None:
            return self.ctx.actor.can(Permission.PROGRESS_READ, None, UNKNOWN_LOT)
        if what.kind in SHARED:
            return True
        lot: str | None = UNKNOWN_LOT
        if what.kind in OF_A_PHASE:
            lot = self.lot_at(what.territory, what.phase, at)
        elif what.kind in OF_A_PLACE:
            lot = None
        elif what.kind in OF_A_LOT:
            lot = what.key
        needed = NEEDED.get(what.kind, Permission.PROGRESS_READ)
        return self.ctx.actor.can(needed, what.territory, lot)

    def told(self, fact: FactRow) -> FactRow:
        """The fact as this person may read it: who said it and what they noted stay with those who
        exchanged it; what a source says is public, and so are states and dates."""
        if fact.source_key or self.reads(fact.subject, fact.recorded_at):
            return fact
        note = fact.note if undoes(fact) else ""  # words of ours, by which an undoing is known
        return replace(fact, note=note, recorded_by=None, declared_by=None)

    def closed_on(self, territory: str, phase: str, moment: Moment) -> Moment | None:
        """For who held a phase and holds it no more: the last instant of theirs, no later than the
        moment looked at. None for everybody else."""
        held = self.held.get((territory, phase), NEVER)
        if self._holds(territory, held[-1]):
            return None
        mine = [holding for holding in held[:-1] if self._holds(territory, holding)]
        if not mine:
            return None
        end = mine[-1].until
        assert end is not None, "a phase that is held by another lot was given away"
        known = end - timedelta(microseconds=1)
        day = min(moment.on, known.astimezone(BRUSSELS).date())
        return Moment(day, min(known, moment.known_at) if moment.known_at else known)

    def _holds(self, territory: str, holding: Holding) -> bool:
        return self.ctx.actor.can(Permission.PROGRESS_READ, territory, holding.lot)


def exchange_of(ctx: Context) -> Exchange:
    return Exchange(ctx, holdings(ctx))


class Hidden(NamedTuple):
    """What stands inside a phase and was written while another lot held it: how its subjects begin,
    from when and until when."""

    start: str
    since: datetime | None
    until: datetime | None

    def hides(self, subject: str, at: datetime) -> bool:
        return subject.startswith(self.start) and Holding(None, self.since, self.until).holds(at)


def hidden_inside(ctx: Context) -> list[Hidden]:
    """Return what is not for this person: facts and events about it are told to them nowhere."""
    return [
        Hidden(f"{kind}/{place}/{phase}", holding.since, holding.until)
        for (place, phase), held in holdings(ctx).items()
        for holding in held
        if not ctx.actor.can(Permission.PROGRESS_READ, place, holding.lot)
        for kind in INSIDE
    ]
