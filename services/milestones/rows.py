"""Opening the row of a milestone to change it, writing it with its facts and audit, keeping it equal to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from domain import errors
from domain.actions import Action
from domain.dates import PartialDate
from domain.permissions import Permission
from domain.statements import Origin
from domain.subjects import Kind, subject_text
from models import Fact, Milestone
from queries.context import Context
from queries.milestones.states import MilestoneState, columns_of, from_facts
from queries.moment import Moment
from services import audit, facts
from services.record import lot_of, update_row


def open_row(
    ctx: Context, *, territory: str, milestone: str, seen_version: int, permission: Permission
) -> Milestone:
    """The milestone in that territory, for who may change it and saw its latest version."""
    row = ctx.session.scalar(
        select(Milestone).where(
            Milestone.territory_key == territory, Milestone.milestone_key == milestone
        )
    )
    if row is None:
        raise errors.NotFound(subject=f"{territory} {milestone}")
    # A milestone has no lot of its own: it changes hands with its phase.
    lot = lot_of(ctx, territory=territory, phase=row.phase_key)
    ctx.actor.require(permission, territory, lot, subject=milestone)
    audit.refuse_repetition(ctx)
    if row.version != seen_version:
        raise errors.StaleEdit(subject=milestone)
    return row


def subject_of(row: Milestone) -> str:
    return subject_text(Kind.MILESTONE, row.territory_key, row.milestone_key)


def milestone_facts(
    ctx: Context,
    row: Milestone,
    values: Mapping[str, str],
    *,
    origin: Origin = Origin.DECLARED,
    effective: PartialDate | None = None,
    note: str = "",
) -> list[Fact]:
    """Facts of this milestone, ready to be written."""
    return facts.new_facts(
        ctx,
        subject_of(row),
        values,
        territory=row.territory_key,
        origin=origin,
        effective=effective,
        note=note,
    )


def write(
    ctx: Context, row: Milestone, action: Action, *, facts: list[Fact], note: str = ""
) -> None:
    """Facts and audit event first, then the current row that follows from them. The journal does
    not tell where the proof stands: more people read it."""
    changes = {
        fact.attribute: (
            getattr(row, fact.attribute, None),
            None if fact.withdraws else fact.value,
        )
        for fact in facts
        if fact.attribute != "proof"
    }
    audit.record(
        ctx,
        action,
        subject_of(row),
        territory=row.territory_key,
        changes=changes,
        facts=facts,
        note=note,
    )
    refresh(ctx, [row])


def refresh(ctx: Context, rows: Iterable[Milestone]) -> None:
    """Make each row what the facts of its territory say today."""
    ctx.session.flush()
    states: dict[str, dict[str, MilestoneState]] = {}
    for row in rows:
        place = row.territory_key
        if place not in states:
            milestones = from_facts(ctx, Moment(ctx.today), place)
            states[place] = {state.key: state for state in milestones}
        state = states[place].get(row.milestone_key)
        update_row(ctx, row, columns_of(state) if state else None)
    ctx.session.flush()
