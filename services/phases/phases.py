"""What people say of a phase: declare and correct its status, attach it to a lot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain import errors
from domain.actions import Action
from domain.dates import PartialDate, check_in_calendar, check_past
from domain.permissions import Permission
from domain.phases import DECLARABLE, Current, PhaseStatus, cautions_of
from domain.review import is_second_person, may_correct
from domain.statements import Origin
from domain.text import NOTE_LIMIT, clean
from models import Fact, TerritoryPhase
from queries.context import Context
from queries.phases.criteria import order_of
from queries.phases.review import declarations_awaiting
from services import facts
from services.facts import new_withdrawal
from services.phases.rows import open_row, subject_of, write
from services.phases.statements import facts_declared_with


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
    row = open_row(
        ctx,
        territory=territory,
        phase=phase,
        seen_version=seen_version,
        permission=Permission.PHASE_DECLARE,
    )
    note = clean(declaration.note, field="Note ou motif", limit=NOTE_LIMIT)
    _check_declarable(ctx, declaration)
    # A correction may repeat the values: what it changes is which fact is struck out.
    if corrects is None and _says_nothing_new(row, declaration, note):
        raise errors.NothingNew
    _check_reason(ctx, row, declaration, note=note, corrects=corrects)
    action = Action.PHASE_DECLARED if corrects is None else Action.PHASE_CORRECTED
    said = _declared_facts(ctx, row, declaration, note=note, corrects=corrects)
    write(ctx, row, action, facts=said, note=note)


def assign_lot(
    ctx: Context, *, territory: str, phase: str, seen_version: int, lot: str | None
) -> None:
    """Say which lot a phase belongs to, or that it is not known; only that lot then declares."""
    row = open_row(
        ctx,
        territory=territory,
        phase=phase,
        seen_version=seen_version,
        permission=Permission.LOT_DESCRIBE,
    )
    if lot is not None and lot not in {known.key for known in ctx.catalog.lots}:
        raise errors.NotFound(subject=lot)
    if lot == row.lot_key:
        raise errors.NothingNew
    fact = facts.new_fact(
        ctx,
        facts.NewFact(
            subject=subject_of(row),
            attribute="lot",
            value=lot or "",
            effective=PartialDate(ctx.today),
            territory=territory,
            origin=Origin.VERIFIED,  # a lead's own decision: nobody has to verify it
        ),
    )
    write(ctx, row, Action.PHASE_LOT_ASSIGNED, facts=[fact], note="")


def _check_declarable(ctx: Context, declaration: Declaration) -> None:
    if declaration.status not in DECLARABLE:
        raise errors.StatusNotDeclarable(status=declaration.status)
    check_past(declaration.effective, today=ctx.today)
    if declaration.planned_start:
        check_in_calendar(declaration.planned_start.first)
        check_in_calendar(declaration.planned_start.last)


def _says_nothing_new(row: TerritoryPhase, declaration: Declaration, note: str) -> bool:
    """True when it repeats the status and its day, without a word more."""
    # With a note it is news all the same: « toujours en cours, réunion tenue le 12 ».
    same = (row.status, row.status_since) == (declaration.status, declaration.effective)
    return same and not note and declaration.planned_start in (None, row.planned_start)


def _check_reason(
    ctx: Context, row: TerritoryPhase, declaration: Declaration, *, note: str, corrects: int | None
) -> None:
    """A correction, and whatever is unusual, says why."""
    if corrects is not None:
        _check_correctable(ctx, row, corrects)
        if not note:
            raise errors.CorrectionNeedsReason
    elif not note and _cautions(ctx, row, declaration):
        raise errors.ReasonNeeded


def _check_correctable(ctx: Context, row: TerritoryPhase, corrects: int) -> None:
    """One's own declaration while it waits; or the status in force, for who may reopen phases."""
    waiting = declarations_awaiting(ctx, territory=row.territory_key, phase=row.phase_key)
    said_by = {fact.id: fact.recorded_by for fact in waiting}
    if not may_correct(
        is_mine=not is_second_person(ctx.actor, said_by.get(corrects)),
        waits=corrects in said_by,
        is_in_force=corrects == row.status_fact_id,
        may_reopen=ctx.actor.can(Permission.PHASE_REOPEN, row.territory_key, row.lot_key),
    ):
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
    # A phase that is put back to work keeps its first day; only a correction may move it.
    values = _implied(declaration, starts=corrects is not None or row.actual_start is None)
    wrong = ctx.session.get_one(Fact, corrects) if corrects is not None else None
    corrected = facts_declared_with(ctx, wrong) if wrong else {}
    made = [
        facts.new_fact(
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
    # What the wrong declaration implied and the right one does not, such as an end, is struck out.
    return made + [new_withdrawal(ctx, fact_id, note) for fact_id in corrected.values()]


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
