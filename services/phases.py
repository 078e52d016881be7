"""What people do with the status of a phase: declare, correct, validate, refuse, reopen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from domain import errors
from domain.dates import PartialDate, check_in_calendar
from domain.permissions import Permission
from domain.phases import CLOSED, DECLARABLE, Current, Origin, PhaseStatus, cautions_of
from domain.text import clean
from models import Fact, TerritoryPhase
from queries.context import Context
from queries.phases import order_of
from services import audit, facts
from services.phase_facts import facts_to_correct, refresh, withdrawing

NOTE_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a person says of a phase: its status, since which day, and a note."""

    status: PhaseStatus
    effective: date
    note: str = ""
    planned_start: PartialDate | None = None  # only with « planned »


def declare(
    ctx: Context,
    *,
    territory: str,
    phase: str,
    seen_version: int,
    declaration: Declaration,
    corrects: int | None = None,
) -> None:
    """Say where a phase stands. `corrects` is the fact that was wrong, kept and struck out.

    Unusual changes (order of the method, older than what is known) need a note: the reason.
    """
    row = _row(ctx, territory, phase)
    ctx.actor.require(Permission.PHASE_DECLARE, territory, row.lot_key, subject=phase)
    _check_fresh(ctx, row, seen_version)
    note = clean(declaration.note, field="Note", limit=NOTE_LIMIT)
    _check_declarable(ctx, declaration)
    if corrects is not None:
        _check_correctable(ctx, row, corrects)
    elif _cautions(ctx, row, declaration) and not note:
        raise errors.ReasonNeeded
    _write(
        ctx,
        row,
        "phase.corrected" if corrects else "phase.declared",
        facts=_declared_facts(ctx, row, declaration, note=note, corrects=corrects),
        note=note,
    )


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
    _write(
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
    _write(
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
    row = _row(ctx, territory, phase)
    ctx.actor.require(Permission.PHASE_REOPEN, territory, row.lot_key, subject=phase)
    _check_fresh(ctx, row, seen_version)
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    if row.status not in CLOSED:
        raise errors.NotReopenable
    _check_past(ctx, effective)
    if row.status_since and effective < row.status_since:
        raise errors.BeforeClosure(
            value=f"{effective:%d/%m/%Y}", closed=f"{row.status_since:%d/%m/%Y}"
        )
    reopened = {"status": PhaseStatus.IN_PROGRESS, "actual_end": ""}
    stored = [_decided(ctx, row, a, v, PartialDate(effective), reason) for a, v in reopened.items()]
    _write(ctx, row, "phase.reopened", facts=stored, note=reason)


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


def assign_lot(
    ctx: Context, *, territory: str, phase: str, seen_version: int, lot: str | None
) -> None:
    """Say which lot a phase belongs to, or that it is not known; only that lot then declares."""
    row = _row(ctx, territory, phase)
    ctx.actor.require(Permission.LOT_DESCRIBE, territory, subject=phase)
    _check_fresh(ctx, row, seen_version)
    if lot is not None and lot not in {known.key for known in ctx.catalog.lots}:
        raise errors.NotFound(subject=lot)
    old, row.lot_key = row.lot_key, lot
    fact = facts.make(
        ctx,
        facts.NewFact(
            subject=subject_of(row),
            attribute="lot",
            value=lot or "",
            effective=PartialDate(ctx.today),
            territory=territory,
            origin=Origin.DECLARED,
        ),
    )
    audit.record(
        ctx,
        "phase.lot_assigned",
        subject_of(row),
        territory=territory,
        changes={"lot": (old, lot)},
        facts=[fact],
    )


def subject_of(row: TerritoryPhase) -> str:
    return f"phase/{row.territory_key}/{row.phase_key}"


def _row(ctx: Context, territory: str, phase: str) -> TerritoryPhase:
    """The phase in that territory; « introuvable » when either is unknown to the method."""
    row = ctx.session.scalar(
        select(TerritoryPhase).where(
            TerritoryPhase.territory_key == territory, TerritoryPhase.phase_key == phase
        )
    )
    if row is None:
        raise errors.NotFound(subject=f"{territory} {phase}")
    return row


def _pending(ctx: Context, territory: str, phase: str, seen_version: int) -> TerritoryPhase:
    row = _row(ctx, territory, phase)
    ctx.actor.require(Permission.PHASE_VERIFY, territory, row.lot_key, subject=phase)
    _check_fresh(ctx, row, seen_version)
    if row.status_origin is not Origin.DECLARED:
        raise errors.NothingToValidate
    if row.declared_by == ctx.actor.user_id:
        raise errors.OwnDeclaration
    return row


def _check_fresh(ctx: Context, row: TerritoryPhase, seen_version: int) -> None:
    audit.refuse_repetition(ctx)
    if row.version != seen_version:
        raise errors.StaleEdit(subject=row.phase_key)


def _check_declarable(ctx: Context, declaration: Declaration) -> None:
    if declaration.status not in DECLARABLE:
        raise errors.StatusNotDeclarable(status=declaration.status)
    _check_past(ctx, declaration.effective)


def _check_past(ctx: Context, day: date) -> None:
    check_in_calendar(day)
    if day > ctx.today:
        raise errors.FutureFact(value=f"{day:%d/%m/%Y}")


def _check_correctable(ctx: Context, row: TerritoryPhase, corrects: int) -> None:
    """The current status only: one's own while it waits, or any for who may reopen phases."""
    mine = row.status_origin is Origin.DECLARED and row.declared_by == ctx.actor.user_id
    may = mine or ctx.actor.can(Permission.PHASE_REOPEN, row.territory_key, row.lot_key)
    if corrects != row.status_fact_id or not may:
        raise errors.NotYourDeclaration


def _cautions(ctx: Context, row: TerritoryPhase, declaration: Declaration) -> bool:
    current = Current(row.status, row.status_since)
    order = order_of(ctx, territory=row.territory_key, phase=row.phase_key)
    return bool(
        cautions_of(current, order, new=declaration.status, effective=declaration.effective)
    )


def _declared_facts(
    ctx: Context, row: TerritoryPhase, declaration: Declaration, *, note: str, corrects: int | None
) -> list[Fact]:
    """The status and the dates that it implies; a correction replaces what it had implied."""
    values = _implied(declaration, starts=corrects is not None or row.actual_start is None)
    corrected = facts_to_correct(ctx, corrects)
    made = [
        facts.make(
            ctx,
            facts.NewFact(
                subject=subject_of(row),
                attribute=attribute,
                value=value,
                effective=PartialDate(declaration.effective),
                territory=row.territory_key,
                origin=Origin.DECLARED,
                note=note,
                replaces=corrected.pop(attribute, None),
            ),
        )
        for attribute, value in values.items()
    ]
    return made + [withdrawing(ctx, fact_id, note) for fact_id in corrected.values()]


def _implied(declaration: Declaration, *, starts: bool) -> dict[str, str]:
    """The values that a declaration brings, by attribute."""
    day = declaration.effective.isoformat()
    values: dict[str, str] = {"status": declaration.status}
    if declaration.status is PhaseStatus.IN_PROGRESS and starts:
        values["actual_start"] = day
    if declaration.status is PhaseStatus.COMPLETED:
        values["actual_end"] = day
    if declaration.status is PhaseStatus.PLANNED and declaration.planned_start:
        values["planned_start"] = str(declaration.planned_start)
    return values


def _write(ctx: Context, row: TerritoryPhase, action: str, *, facts: list[Fact], note: str) -> None:
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
