"""Opening the row of a phase to change it, and writing it together with its facts and its audit."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from domain import errors
from domain.actions import Action
from domain.permissions import Permission
from domain.subjects import Kind, subject_text
from models import Fact, TerritoryPhase
from queries.context import Context
from queries.phases.states import DATES
from services import audit
from services.phases.statements import refresh


def open_row(
    ctx: Context, *, territory: str, phase: str, seen_version: int, permission: Permission
) -> TerritoryPhase:
    """The phase in that territory, for who may change it and saw its latest version."""
    row = get_row(ctx, territory=territory, phase=phase, permission=permission)
    if row.version != seen_version:
        raise errors.StaleEdit(subject=title_of(ctx, phase))
    return row


def get_row(ctx: Context, *, territory: str, phase: str, permission: Permission) -> TerritoryPhase:
    """The phase in that territory, for who may change it; each command is done once.

    « Introuvable » when the method does not know it, or when this person may not see it.
    """
    row = ctx.session.scalar(
        select(TerritoryPhase).where(
            TerritoryPhase.territory_key == territory, TerritoryPhase.phase_key == phase
        )
    )
    if row is None:
        raise errors.NotFound(subject=f"{territory} {phase}")
    # The lot of today decides: when a phase changes hands, who held it writes no more.
    ctx.actor.require(permission, territory, row.lot_key, subject=phase)
    for defined, name in (
        (ctx.catalog.phase(phase), title_of(ctx, phase)),
        (ctx.catalog.territory(territory), ctx.catalog.territory(territory).name),
    ):
        if defined.retired:
            raise errors.NoLongerFollowed(subject=name)
    audit.refuse_repetition(ctx)
    return row


def title_of(ctx: Context, phase: str) -> str:
    defined = ctx.catalog.phase(phase)
    return defined.numbered_title


def subject_of(row: TerritoryPhase) -> str:
    return subject_text(Kind.PHASE, row.territory_key, row.phase_key)


def write(
    ctx: Context, row: TerritoryPhase, action: Action, *, facts: list[Fact], note: str
) -> None:
    """Facts and audit event first, then the current row that follows from them."""
    before = {"lot": row.lot_key} | {name: getattr(row, name) for name in ("status", *DATES)}
    changes = {
        fact.attribute: (before[fact.attribute], None if fact.withdraws else fact.value)
        for fact in facts
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
    seen = row.version
    refresh(ctx, [row])
    if row.version == seen:  # nothing changes today; whoever read before must read again
        flag_modified(row, "status")
        ctx.session.flush()
