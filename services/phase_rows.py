"""Opening the row of a phase to change it, and writing it together with its facts and its audit."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from domain import errors
from domain.dates import check_in_calendar
from domain.permissions import Permission
from models import Fact, TerritoryPhase
from queries.context import Context
from services import audit
from services.phase_facts import refresh

NOTE_LIMIT = 1000


def opened(
    ctx: Context, *, territory: str, phase: str, seen_version: int, permission: Permission
) -> TerritoryPhase:
    """The phase in that territory, for who may change it and saw its latest version.

    « Introuvable » when the method does not know it, or when this person may not see it.
    """
    row = ctx.session.scalar(
        select(TerritoryPhase).where(
            TerritoryPhase.territory_key == territory, TerritoryPhase.phase_key == phase
        )
    )
    if row is None:
        raise errors.NotFound(subject=f"{territory} {phase}")
    ctx.actor.require(permission, territory, row.lot_key, subject=phase)
    audit.refuse_repetition(ctx)
    if row.version != seen_version:
        raise errors.StaleEdit(subject=phase)
    return row


def subject_of(row: TerritoryPhase) -> str:
    return f"phase/{row.territory_key}/{row.phase_key}"


def check_past(ctx: Context, day: date) -> None:
    """Refuse a day that is still to come, or out of the calendar."""
    check_in_calendar(day)
    if day > ctx.today:
        raise errors.FutureFact(value=f"{day:%d/%m/%Y}")


def write(ctx: Context, row: TerritoryPhase, action: str, *, facts: list[Fact], note: str) -> None:
    """Facts and audit event first, then the current row that follows from them."""
    changes = {
        fact.attribute: (getattr(row, fact.attribute), None if fact.withdraws else fact.value)
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
    refresh(ctx, row)
