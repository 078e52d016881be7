"""The second pair of eyes: verify a deliverable criterion by criterion, decide, reopen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, repeat

from domain import errors
from domain.actions import Action
from domain.dates import PartialDate, check_in_calendar
from domain.deliverables import (
    ACCEPTED,
    DECISIONS,
    CriteriaLeft,
    CriterionNotMet,
    DeliverableStatus,
    MoveRefused,
    OwnDeliverable,
    RemarkNeeded,
    ReservationDatePast,
    ReservationNeeded,
    ReservationStatus,
    TooManyReservations,
    Verdict,
    check_move,
)
from domain.permissions import Permission
from domain.review import is_second_person
from domain.statements import Origin
from domain.text import NOTE_LIMIT, clean
from models import Deliverable, Fact
from queries.context import Context
from queries.deliverables.statements import (
    Check,
    checks_in,
    criterion_subject,
    facts_about,
    reservation_subject,
    reservations_in,
)
from queries.deliverables.states import criteria_of
from queries.facts import last_number
from queries.moment import Moment
from services import facts
from services.audit import without_command_id
from services.deliverables.rows import open_row, status_facts, subject_of, write
from services.deliverables.versions import latest_of
from services.record import lot_of

S = DeliverableStatus
RESERVATION_LIMIT = 500
MANY_RESERVATIONS = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """What the verifier finds of one criterion; a remark unless it is plainly met."""

    verdict: Verdict
    remark: str = ""


@dataclass(frozen=True, slots=True)
class NewReservation:
    text: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Decision:
    """Accepted, accepted with reservations or refused; a refusal says why."""

    status: DeliverableStatus
    reason: str = ""
    reservations: tuple[NewReservation, ...] = ()


def verify(
    ctx: Context,
    *,
    territory: str,
    deliverable: str,
    seen_version: int,
    findings: Mapping[str, Finding] | None = None,
    decision: Decision | None = None,
) -> None:
    """Write down what was found of some criteria, by their words, and decide: at once, or later.
    From the first of it on nobody takes the deliverable back."""
    row = _reviewed(ctx, territory, deliverable, seen_version)
    contexts = chain([ctx], repeat(without_command_id(ctx)))
    begins = row.status is S.SUBMITTED
    if begins:
        stored = status_facts(ctx, row, S.IN_REVIEW, origin=Origin.VERIFIED)
        write(next(contexts), row, Action.DELIVERABLE_REVIEW_BEGUN, facts=stored)
    if row.status is not S.IN_REVIEW:
        raise MoveRefused
    found = _note_findings(contexts, row, findings or {})
    if decision:
        _decide(next(contexts), row, decision)
    elif not (begins or found):
        raise errors.NothingNew


def _note_findings(
    contexts: Iterator[Context], row: Deliverable, findings: Mapping[str, Finding]
) -> bool:
    """Write down those that are news; True when any was. The other criteria stay to be checked."""
    ctx = next(contexts)
    criteria = criteria_of(ctx, row.deliverable_key, row.criteria)
    # The definition may have changed its criteria since the page was drawn.
    if unknown := set(findings) - set(criteria):
        raise errors.NotFound(subject=min(unknown))
    known = _checks(ctx, row)
    made = []
    for criterion, finding in findings.items():
        remark = _remark(criterion, finding)
        before = known.get(criterion)
        # A form sends all its lines: those that nobody changed leave no trace.
        if before is None or (before.verdict, before.remark) != (finding.verdict, remark):
            made.append(_verdict(ctx, row, criterion, finding.verdict, remark))
    if made:
        changes = {"checked": (len(known) or None, len({*known, *findings}))}
        write(ctx, row, Action.DELIVERABLE_CHECKED, facts=made, changes=changes)
    return bool(made)


def _decide(ctx: Context, row: Deliverable, decision: Decision) -> None:
    """Accept, accept with reservations or refuse, once every criterion is checked."""
    if decision.status not in DECISIONS:
        raise MoveRefused
    check_move(row.status, decision.status)
    refused = decision.status is S.REFUSED
    reason = clean(decision.reason, field="Motif", limit=NOTE_LIMIT, required=refused)
    _check_criteria(ctx, row, decision.status)
    reservations = _reservations(ctx, row, decision)
    stored = (
        status_facts(ctx, row, decision.status, origin=Origin.VERIFIED, note=reason) + reservations
    )
    changes = {"reserves": (None, len(decision.reservations))} if reservations else {}
    action = Action(f"deliverable.{decision.status}")
    write(ctx, row, action, facts=stored, changes=changes, note=reason)


def reopen(
    ctx: Context, *, territory: str, deliverable: str, seen_version: int, reason: str
) -> None:
    """Make a draft of an accepted deliverable; its acceptance stays in the history, and its
    reservations end with it."""
    row = open_row(
        ctx,
        territory=territory,
        deliverable=deliverable,
        seen_version=seen_version,
        permission=Permission.DELIVERABLE_REVIEW,
    )
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    if row.status not in ACCEPTED:
        raise MoveRefused
    stored = status_facts(ctx, row, S.DRAFT, origin=Origin.VERIFIED, note=reason)
    for reservation in reservations_in(facts_about(ctx, subject_of(row), moment=Moment(ctx.today))):
        if reservation.status is not ReservationStatus.CLOSED:
            stored += reservation_facts(
                ctx,
                row,
                reservation.key,
                {"reserve_status": ReservationStatus.CLOSED},
                note=reason,
            )
    write(ctx, row, Action.DELIVERABLE_REOPENED, facts=stored, note=reason)


def reservation_facts(
    ctx: Context,
    row: Deliverable,
    key: str,
    values: Mapping[str, str],
    *,
    origin: Origin = Origin.VERIFIED,
    note: str = "",
) -> list[Fact]:
    """Facts of one reservation, ready to be written."""
    return facts.new_facts(
        ctx,
        reservation_subject(subject_of(row), key),
        values,
        territory=row.territory_key,
        origin=origin,
        note=note,
    )


def _reviewed(ctx: Context, territory: str, deliverable: str, seen_version: int) -> Deliverable:
    """The deliverable, for who may verify it: not who handed it in or over."""
    row = open_row(
        ctx,
        territory=territory,
        deliverable=deliverable,
        seen_version=seen_version,
        permission=Permission.DELIVERABLE_REVIEW,
    )
    latest = latest_of(ctx, row)
    if not is_second_person(ctx.actor, row.submitted_by, latest.added_by if latest else None):
        raise OwnDeliverable
    return row


def _checks(ctx: Context, row: Deliverable) -> Mapping[str, Check]:
    criteria = criteria_of(ctx, row.deliverable_key, row.criteria)
    facts = facts_about(ctx, subject_of(row), moment=Moment(ctx.today))
    return checks_in(facts, subject_of(row), criteria)


def _remark(criterion: str, finding: Finding) -> str:
    remark = clean(finding.remark, field="Remarque", limit=NOTE_LIMIT)
    if not remark and finding.verdict is not Verdict.MET:
        raise RemarkNeeded(criterion=criterion)
    return remark


def _verdict(ctx: Context, row: Deliverable, criterion: str, verdict: Verdict, remark: str) -> Fact:
    """The words of the criterion are kept with it, as quoted."""
    return facts.new_fact(
        ctx,
        facts.NewFact(
            subject=criterion_subject(subject_of(row), criterion),
            attribute="verdict",
            value=verdict.value,
            effective=PartialDate(ctx.today),
            territory=row.territory_key,
            origin=Origin.VERIFIED,
            quote=criterion,
            note=remark,
        ),
    )


def _check_criteria(ctx: Context, row: Deliverable, status: DeliverableStatus) -> None:
    criteria = criteria_of(ctx, row.deliverable_key, row.criteria)
    known = _checks(ctx, row)
    if left := len(criteria) - len(known):
        raise CriteriaLeft(count=left)
    if status is S.ACCEPTED and Verdict.NOT_MET in {check.verdict for check in known.values()}:
        raise CriterionNotMet


def _reservations(ctx: Context, row: Deliverable, decision: Decision) -> list[Fact]:
    """The facts of the new reservations, numbered after those of earlier decisions with that lot."""
    if decision.status is not S.ACCEPTED_WITH_RESERVATIONS:
        return []
    if not decision.reservations:
        raise ReservationNeeded
    # Closed ones count too, so that a number names one reservation for ever; those made while the
    # phase was of another lot do not: the number would tell how many there were.
    lot = lot_of(ctx, territory=row.territory_key, phase=row.phase_key)
    starts = ("", f"{lot}-") if lot else ("",)
    first = max(last_number(ctx, reservation_subject(subject_of(row), one)) for one in starts) + 1
    if len(decision.reservations) > MANY_RESERVATIONS:
        raise TooManyReservations(limit=MANY_RESERVATIONS)
    return [
        fact
        for number, reservation in enumerate(decision.reservations, first)
        for fact in reservation_facts(
            ctx, row, f"{starts[-1]}{number}", _reservation_values(ctx, reservation)
        )
    ]


def _reservation_values(ctx: Context, reservation: NewReservation) -> dict[str, str]:
    text = clean(reservation.text, field="Réserve", limit=RESERVATION_LIMIT, required=True)
    # Today is allowed: a correction may have been promised for this very evening.
    if check_in_calendar(reservation.due_on) < ctx.today:
        raise ReservationDatePast(reserve=text, value=f"{reservation.due_on:%d/%m/%Y}")
    return {
        "reserve": text,
        "reserve_due_on": reservation.due_on.isoformat(),
        "reserve_status": ReservationStatus.OPEN,
    }
