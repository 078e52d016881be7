"""The second pair of eyes: validate, refuse or reopen what another person declared of a phase."""

from __future__ import annotations

from datetime import date

from domain import errors
from domain.dates import PartialDate
from domain.permissions import Permission
from domain.phases import CLOSED, Origin, PhaseStatus
from domain.text import clean
from models import Fact, TerritoryPhase
from queries.context import Context
from services import facts
from services.phase_facts import facts_to_correct, withdrawing
from services.phase_rows import NOTE_LIMIT, check_past, opened, subject_of, write


def validate(
    ctx: Context, *, territory: str, phase: str, seen_version: int, note: str = ""
) -> None:
    """Confirm what another person declared; a completed phase becomes validated today."""
    row = _pending(ctx, territory, phase, seen_version)
    note = clean(note, field="Note", limit=NOTE_LIMIT)
    assert row.status_since and row.status_precision
    status, since = row.status, PartialDate.ending_on(row.status_since, row.status_precision)
    if status is PhaseStatus.COMPLETED:
        status, since = PhaseStatus.VALIDATED, PartialDate(ctx.today)
    write(
        ctx,
        row,
        "phase.validated",
        facts=[_decided(ctx, row, "status", status, since, note)],
        note=note,
    )


def refuse(ctx: Context, *, territory: str, phase: str, seen_version: int, reason: str) -> None:
    """Refuse what another person declared: the phase stands again where it stood before."""
    row = _pending(ctx, territory, phase, seen_version)
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    struck = facts_to_correct(ctx, row.status_fact_id).values()
    write(
        ctx,
        row,
        "phase.refused",
        facts=[withdrawing(ctx, fact_id, reason) for fact_id in struck],
        note=reason,
    )


def reopen(
    ctx: Context, *, territory: str, phase: str, seen_version: int, effective: date, reason: str
) -> None:
    """Put a closed phase back to work, with a reason; the earlier closure stays in the history."""
    row = opened(
        ctx,
        territory=territory,
        phase=phase,
        seen_version=seen_version,
        permission=Permission.PHASE_REOPEN,
    )
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    if row.status not in CLOSED:
        raise errors.NotReopenable
    check_past(ctx, effective)
    if row.status_since and effective < row.status_since:
        raise errors.BeforeClosure(
            value=f"{effective:%d/%m/%Y}", closed=f"{row.status_since:%d/%m/%Y}"
        )
    reopened = {"status": PhaseStatus.IN_PROGRESS, "actual_end": ""}
    stored = [_decided(ctx, row, a, v, PartialDate(effective), reason) for a, v in reopened.items()]
    write(ctx, row, "phase.reopened", facts=stored, note=reason)


def _pending(ctx: Context, territory: str, phase: str, seen_version: int) -> TerritoryPhase:
    row = opened(
        ctx,
        territory=territory,
        phase=phase,
        seen_version=seen_version,
        permission=Permission.PHASE_VERIFY,
    )
    if row.status_origin is not Origin.DECLARED:
        raise errors.NothingToValidate
    if row.declared_by == ctx.actor.user_id:
        raise errors.OwnDeclaration
    return row


def _decided(
    ctx: Context, row: TerritoryPhase, attribute: str, value: str, effective: PartialDate, note: str
) -> Fact:
    """A fact on a lead's word."""
    return facts.make(
        ctx,
        facts.NewFact(
            subject=subject_of(row),
            attribute=attribute,
            value=value,
            effective=effective,
            territory=row.territory_key,
            origin=Origin.VERIFIED,
            note=note,
        ),
    )
