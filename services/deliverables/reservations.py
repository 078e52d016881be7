"""Following the reservations of an acceptance to their closure: lifted by one, closed by another."""

from __future__ import annotations

from domain.actions import Action
from domain.deliverables import (
    DeliverableStatus,
    OwnLifting,
    ReservationNotThere,
    ReservationStatus,
)
from domain.permissions import Permission
from domain.review import is_second_person
from domain.statements import Origin
from domain.text import NOTE_LIMIT, clean
from models import Deliverable, Fact
from queries.context import Context
from queries.deliverables.statements import Reservation, facts_about, reservations_in
from queries.exchange import exchange_of
from queries.moment import Moment
from services.deliverables.review import reservation_facts
from services.deliverables.rows import open_row, status_facts, subject_of, write

R = ReservationStatus


def mark_resolved(
    ctx: Context,
    *,
    territory: str,
    deliverable: str,
    seen_version: int,
    reservation: str,
    note: str,
) -> None:
    """Say what was done about a reservation; another person closes it."""
    row = _open(ctx, territory, deliverable, seen_version, Permission.DELIVERABLE_WRITE)
    note = clean(note, field="Note", limit=NOTE_LIMIT, required=True)
    _get_reservation(ctx, row, reservation, R.OPEN)
    _write(ctx, row, Action.DELIVERABLE_RESERVATION_LIFTED, reservation, R.LIFTED, note=note)


def close(
    ctx: Context,
    *,
    territory: str,
    deliverable: str,
    seen_version: int,
    reservation: str,
    note: str = "",
) -> None:
    """Agree that a reservation is lifted. With the last one the deliverable is accepted for good."""
    row = _open(ctx, territory, deliverable, seen_version, Permission.DELIVERABLE_REVIEW)
    note = clean(note, field="Note", limit=NOTE_LIMIT)
    if not is_second_person(ctx.actor, _get_reservation(ctx, row, reservation, R.LIFTED).told_by):
        raise OwnLifting
    others = [other for other in _all(ctx, row) if other.key != reservation]
    is_last = all(reservation.status is R.CLOSED for reservation in others)
    accepted = (
        status_facts(ctx, row, DeliverableStatus.ACCEPTED, origin=Origin.VERIFIED, note=note)
        if is_last
        else []
    )
    _write(
        ctx,
        row,
        Action.DELIVERABLE_RESERVATION_CLOSED,
        reservation,
        R.CLOSED,
        note=note,
        also=accepted,
    )


def reopen(
    ctx: Context,
    *,
    territory: str,
    deliverable: str,
    seen_version: int,
    reservation: str,
    reason: str,
) -> None:
    """Refuse that a reservation is lifted: it is open again, with the reason."""
    row = _open(ctx, territory, deliverable, seen_version, Permission.DELIVERABLE_REVIEW)
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    if not is_second_person(ctx.actor, _get_reservation(ctx, row, reservation, R.LIFTED).told_by):
        raise OwnLifting
    _write(ctx, row, Action.DELIVERABLE_RESERVATION_KEPT, reservation, R.OPEN, note=reason)


def _open(
    ctx: Context, territory: str, deliverable: str, seen_version: int, permission: Permission
) -> Deliverable:
    return open_row(
        ctx,
        territory=territory,
        deliverable=deliverable,
        seen_version=seen_version,
        permission=permission,
    )


def _all(ctx: Context, row: Deliverable) -> list[Reservation]:
    """Those made with a lot of this person, or with FOREm."""
    reads = exchange_of(ctx).reads
    facts = facts_about(ctx, subject_of(row), moment=Moment(ctx.today))
    return reservations_in(fact for fact in facts if reads(fact.subject, fact.recorded_at))


def _get_reservation(
    ctx: Context, row: Deliverable, key: str, status: ReservationStatus
) -> Reservation:
    for reservation in _all(ctx, row):
        if (reservation.key, reservation.status) == (key, status):
            return reservation
    raise ReservationNotThere(number=key.rpartition("-")[2])


def _write(
    ctx: Context,
    row: Deliverable,
    action: Action,
    key: str,
    status: ReservationStatus,
    *,
    note: str,
    also: list[Fact] | None = None,
) -> None:
    origin = Origin.DECLARED if status is R.LIFTED else Origin.VERIFIED
    values = {"reserve_status": status.value}
    stored = reservation_facts(ctx, row, key, values, origin=origin, note=note) + (also or [])
    write(
        ctx,
        row,
        action,
        facts=stored,
        changes={"reserve_number": (None, key.rpartition("-")[2])},
        note=note,
    )
