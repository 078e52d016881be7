"""Following the reserves of an acceptance to their closure: lifted by one, closed by another."""

from __future__ import annotations

from domain.actions import Action
from domain.deliverables import DeliverableStatus, OwnLifting, ReserveNotThere, ReserveStatus
from domain.permissions import Permission
from domain.statements import Origin
from domain.text import NOTE_LIMIT, clean
from models import Deliverable, Fact
from queries.context import Context
from queries.deliverables.statements import Reserve, facts_about, reserves_in
from queries.moment import Moment
from services.deliverables.review import reserve_facts
from services.deliverables.rows import moved, opened, subject_of, write

R = ReserveStatus


def lift(
    ctx: Context, *, territory: str, deliverable: str, seen_version: int, reserve: int, note: str
) -> None:
    """Say what was done about a reserve; another person closes it."""
    row = _open(ctx, territory, deliverable, seen_version, Permission.DELIVERABLE_WRITE)
    note = clean(note, field="Note", limit=NOTE_LIMIT, required=True)
    _found(ctx, row, reserve, R.OPEN)
    _write(ctx, row, Action.DELIVERABLE_RESERVE_LIFTED, reserve, R.LIFTED, note=note)


def close(
    ctx: Context,
    *,
    territory: str,
    deliverable: str,
    seen_version: int,
    reserve: int,
    note: str = "",
) -> None:
    """Agree that a reserve is lifted. With the last one the deliverable is accepted for good."""
    row = _open(ctx, territory, deliverable, seen_version, Permission.DELIVERABLE_REVIEW)
    note = clean(note, field="Note", limit=NOTE_LIMIT)
    if _found(ctx, row, reserve, R.LIFTED).told_by == ctx.actor.user_id:
        raise OwnLifting
    others = [one for one in _all(ctx, row) if one.number != reserve]
    is_last = all(one.status is R.CLOSED for one in others)
    accepted = (
        moved(ctx, row, DeliverableStatus.ACCEPTED, origin=Origin.VERIFIED, note=note)
        if is_last
        else []
    )
    _write(ctx, row, Action.DELIVERABLE_RESERVE_CLOSED, reserve, R.CLOSED, note=note, also=accepted)


def keep_open(
    ctx: Context, *, territory: str, deliverable: str, seen_version: int, reserve: int, reason: str
) -> None:
    """Refuse that a reserve is lifted: it is open again, with the reason."""
    row = _open(ctx, territory, deliverable, seen_version, Permission.DELIVERABLE_REVIEW)
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    if _found(ctx, row, reserve, R.LIFTED).told_by == ctx.actor.user_id:
        raise OwnLifting
    _write(ctx, row, Action.DELIVERABLE_RESERVE_KEPT, reserve, R.OPEN, note=reason)


def _open(
    ctx: Context, territory: str, deliverable: str, seen_version: int, permission: Permission
) -> Deliverable:
    return opened(
        ctx,
        territory=territory,
        deliverable=deliverable,
        seen_version=seen_version,
        permission=permission,
    )


def _all(ctx: Context, row: Deliverable) -> list[Reserve]:
    return reserves_in(facts_about(ctx, subject_of(row), moment=Moment(ctx.today)))


def _found(ctx: Context, row: Deliverable, number: int, status: ReserveStatus) -> Reserve:
    for reserve in _all(ctx, row):
        if (reserve.number, reserve.status) == (number, status):
            return reserve
    raise ReserveNotThere(number=number)


def _write(
    ctx: Context,
    row: Deliverable,
    action: Action,
    number: int,
    status: ReserveStatus,
    *,
    note: str,
    also: list[Fact] | None = None,
) -> None:
    origin = Origin.DECLARED if status is R.LIFTED else Origin.VERIFIED
    values = {"reserve_status": status.value}
    stored = reserve_facts(ctx, row, number, values, origin=origin, note=note) + (also or [])
    write(ctx, row, action, facts=stored, changes={"reserve_number": (None, number)}, note=note)
