"""Taking back what one has just recorded: each fact is struck out by another, and both stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from domain import errors
from domain.actions import Action
from domain.permissions import Permission
from domain.subjects import OF_A_LOT, OF_A_PHASE, Kind, Subject, subject_text
from domain.undo import NOTE, UNDOABLE, NothingToUndo, check_undo
from models import (
    Agreement,
    AuditEvent,
    Deliverable,
    Lot,
    Meeting,
    Milestone,
    Organisation,
    OrganisationLink,
    TerritoryPhase,
)
from queries.context import Context
from queries.following.undo import UNDONE_EVENT, Act, act_of, is_built_upon, is_undone
from services import audit
from services.agreements import rows as agreement_rows
from services.audit import without_command_id
from services.deliverables import rows as deliverable_rows
from services.facts import new_withdrawal
from services.meetings import rows as meeting_rows
from services.milestones import rows as milestone_rows
from services.phases import statements as phase_rows
from services.portraits import rows as figure_rows
from services.record import lot_of
from services.register import link_rows
from services.register import lots as lot_rows
from services.register import rows as organisation_rows


def undo(ctx: Context, *, event_id: int) -> None:
    """Take back all that was recorded by the click that left this event: what held before holds
    again. For who did it, within ten minutes, while nothing stands on it."""
    act = act_of(ctx, event_id=event_id)
    audit.refuse_repetition(ctx)
    if is_undone(ctx, act):
        raise errors.AlreadyDone
    if not act.is_undoable:
        raise NothingToUndo
    check_undo(act.events[0].recorded_at, ctx.now, is_built_upon=is_built_upon(ctx, act))
    for event in act.events:
        _require(ctx, event)
    for n, event in enumerate(act.events):
        _strike_out(ctx if n == 0 else without_command_id(ctx), event, act)
    _refresh(ctx, act)


def _require(ctx: Context, event: AuditEvent) -> None:
    """Who lost the right meanwhile says no more of it, and takes nothing back either."""
    about, place = Subject.parse(event.subject), event.territory_key
    lot: str | None = None
    if about.kind in OF_A_PHASE:
        lot = lot_of(ctx, territory=about.territory, phase=about.phase)
    elif about.kind in OF_A_LOT:
        lot = about.key
    needed = UNDOABLE[event.action]
    if needed is Permission.PORTRAIT_WRITE and place is None:  # of a province, of the region
        needed = Permission.PORTRAIT_CONTEXT
    ctx.actor.require(needed, place, lot, subject=event.subject)


def _strike_out(ctx: Context, event: AuditEvent, act: Act) -> None:
    """One event more, which names the one that it undoes and brings a fact against each of its."""
    brought = [fact for fact in act.facts if fact.event_id == event.id]
    audit.record(
        ctx,
        Action.ACT_UNDONE,
        event.subject,
        territory=event.territory_key,
        changes={"undone": (None, event.action), UNDONE_EVENT: (None, event.id)},
        facts=[new_withdrawal(ctx, fact.id, NOTE) for fact in brought],
    )


def _refresh(ctx: Context, act: Act) -> None:
    """Make the rows of all that it was about what their facts say now."""
    by_kind: dict[Kind, set[Subject]] = defaultdict(set)
    for text in act.subjects:
        about = _whole(Subject.parse(text))
        by_kind[about.kind].add(about)
    figures = by_kind.pop(Kind.FIGURE, set())
    if figures:
        figure_rows.refresh(ctx, map(str, figures))
    for kind, subjects in by_kind.items():
        if table := _TABLES.get(kind):
            _refresh_rows(ctx, table, subjects)


def _whole(subject: Subject) -> Subject:
    """Whose row it is: of a decision, the meeting; of a reservation, the deliverable."""
    if subject.kind in (Kind.RESOLUTION, Kind.MEETING_ACTION):
        return Subject(Kind.MEETING, (subject.territory, subject.whole))
    return subject if subject.kind is Kind.FIGURE else subject.owner


def _refresh_rows(ctx: Context, table: _Table, subjects: Collection[Subject]) -> None:
    """Every row becomes another version: whoever read before must read again."""
    wanted = {str(subject) for subject in subjects}
    rows = [row for row in ctx.session.scalars(select(table.model)) if table.subject(row) in wanted]
    seen = {row: row.version for row in rows}
    table.refresh(ctx, rows)
    for row, version in seen.items():
        if row in ctx.session and row.version == version:
            flag_modified(row, table.column)
    ctx.session.flush()


def _refresh_links(ctx: Context, rows: Sequence[OrganisationLink]) -> None:
    for territory, same in groupby(rows, key=lambda row: row.territory_key):
        link_rows.refresh(ctx, territory, list(same))


@dataclass(frozen=True, slots=True)
class _Table:
    """The current rows of a kind of things, and how they follow from their facts."""

    kind: Kind
    model: Any
    column: str  # that names a row in its territory
    refresh: Callable[[Context, Any], None]

    def subject(self, row: Any) -> str:
        place = getattr(row, "territory_key", None)
        return subject_text(self.kind, *filter(None, (place, str(getattr(row, self.column)))))


_TABLES = {
    table.kind: table
    for table in (
        _Table(Kind.PHASE, TerritoryPhase, "phase_key", phase_rows.refresh),
        _Table(Kind.MILESTONE, Milestone, "milestone_key", milestone_rows.refresh),
        _Table(Kind.DELIVERABLE, Deliverable, "deliverable_key", deliverable_rows.refresh),
        _Table(Kind.MEETING, Meeting, "number", meeting_rows.refresh),
        _Table(Kind.ORGANISATION, Organisation, "number", organisation_rows.refresh),
        _Table(Kind.ORGANISATION_LINK, OrganisationLink, "number", _refresh_links),
        _Table(Kind.AGREEMENT, Agreement, "number", agreement_rows.refresh),
        _Table(Kind.LOT, Lot, "lot_key", lot_rows.refresh),
    )
}
