"""The second pair of eyes: validate, refuse or reopen what another person declared of a phase."""

from __future__ import annotations

from datetime import date

from domain import errors
from domain.actions import Action
from domain.dates import PartialDate, check_past
from domain.permissions import Permission
from domain.phases import CLOSED, PhaseStatus
from domain.review import is_second_person
from domain.statements import Origin
from domain.text import NOTE_LIMIT, clean
from models import Fact, TerritoryPhase
from queries.context import Context
from queries.facts import FactRow
from queries.phases.review import declarations_awaiting
from services import facts
from services.facts import new_withdrawal
from services.phases.rows import get_row, open_row, subject_of, write
from services.phases.statements import facts_declared_with


def validate(ctx: Context, *, territory: str, phase: str, fact_id: int, note: str = "") -> None:
    """Confirm the declaration `fact_id` of another person. One that says the phase is finished,
    and that is the latest word on it, makes it validated from today on."""
    row, declared = _awaiting(ctx, territory=territory, phase=phase, fact_id=fact_id)
    note = clean(note, field="Note", limit=NOTE_LIMIT)
    status = PhaseStatus(declared.value)
    since = declared.effective
    # Acceptance begins on the day FOREm gives it, not on the day the contractor finished; and an
    # older declaration is confirmed without undoing what was said after it.
    if status is PhaseStatus.COMPLETED and declared.id == row.status_fact_id:
        status, since = PhaseStatus.VALIDATED, PartialDate(ctx.today)
    fact = _decided(ctx, row, status, since, note, confirms=declared)
    write(ctx, row, Action.PHASE_VALIDATED, facts=[fact], note=note)


def refuse(ctx: Context, *, territory: str, phase: str, fact_id: int, reason: str) -> None:
    """Refuse the declaration `fact_id` of another person: what stood before it stands again."""
    row, declared = _awaiting(ctx, territory=territory, phase=phase, fact_id=fact_id)
    reason = clean(reason, field="Note", limit=NOTE_LIMIT, required=True)
    struck = [
        new_withdrawal(ctx, said, reason) for said in facts_declared_with(ctx, declared).values()
    ]
    write(ctx, row, Action.PHASE_REFUSED, facts=struck, note=reason)


def reopen(
    ctx: Context, *, territory: str, phase: str, seen_version: int, effective: date, reason: str
) -> None:
    """Put a closed phase back to work, with a reason; the earlier closure stays in the history."""
    row = open_row(
        ctx,
        territory=territory,
        phase=phase,
        seen_version=seen_version,
        permission=Permission.PHASE_REOPEN,
    )
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    if row.status not in CLOSED:
        raise errors.NotReopenable
    check_past(effective, today=ctx.today)
    if row.status_since and effective < row.status_since:
        raise errors.BeforeClosure(
            value=f"{effective:%d/%m/%Y}", closed=f"{row.status_since:%d/%m/%Y}"
        )
    fact = _decided(ctx, row, PhaseStatus.IN_PROGRESS, PartialDate(effective), reason)
    write(ctx, row, Action.PHASE_REOPENED, facts=[fact], note=reason)


def _awaiting(
    ctx: Context, *, territory: str, phase: str, fact_id: int
) -> tuple[TerritoryPhase, FactRow]:
    """The phase and the declaration, when it still waits and is someone else's."""
    row = get_row(ctx, territory=territory, phase=phase, permission=Permission.PHASE_VERIFY)
    waiting = declarations_awaiting(ctx, territory=territory, phase=phase)
    # By the number of the fact and not of the phase: a newer word must not be confirmed unread.
    declared = next((fact for fact in waiting if fact.id == fact_id), None)
    if declared is None:
        raise errors.NothingToValidate
    if not is_second_person(ctx.actor, declared.recorded_by):
        raise errors.OwnDeclaration
    return row, declared


def _decided(
    ctx: Context,
    row: TerritoryPhase,
    status: PhaseStatus,
    effective: PartialDate,
    note: str,
    *,
    confirms: FactRow | None = None,
) -> Fact:
    """A status on a lead's word."""
    return facts.new_fact(
        ctx,
        facts.NewFact(
            subject=subject_of(row),
            attribute="status",
            value=status,
            effective=effective,
            territory=row.territory_key,
            origin=Origin.VERIFIED,
            note=note,
            confirms=confirms,
        ),
    )
