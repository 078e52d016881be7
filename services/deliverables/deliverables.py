"""What people say of a deliverable: handed over, taken back, waiting for a third party, due, one
more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from domain import errors
from domain.actions import Action
from domain.dates import PartialDate, check_in_calendar
from domain.deliverables import DeliverableStatus, NobodyToWaitFor
from domain.permissions import Permission
from domain.subjects import ADDED, Kind, subject_text
from domain.text import NOTE_LIMIT, clean
from models import Deliverable
from queries.context import Context
from queries.deliverables.list import datable_deliverables
from queries.facts import last_number
from services import audit
from services.deliverables.rows import deliverable_facts, open_row, status_facts, write
from services.deliverables.versions import hand_over
from services.record import lot_of

S = DeliverableStatus
TITLE_LIMIT = 150
CRITERIA_LIMIT = 2000
MANY_CRITERIA = 10
Place = tuple[str, str]  # a territory and a deliverable


@dataclass(frozen=True, slots=True)
class Addition:
    """A deliverable that the method does not have, its criteria one a line, and why it is
    needed."""

    title: str
    criteria: str
    reason: str


def submit(
    ctx: Context, *, territory: str, deliverable: str, seen_version: int, note: str = ""
) -> None:
    """Hand the latest version over: FOREm then has thirty days to verify it."""
    row = open_row(
        ctx,
        territory=territory,
        deliverable=deliverable,
        seen_version=seen_version,
        permission=Permission.DELIVERABLE_WRITE,
    )
    hand_over(ctx, row, clean(note, field="Note", limit=NOTE_LIMIT))


def take_back(
    ctx: Context, *, territory: str, deliverable: str, seen_version: int, reason: str
) -> None:
    """Make a draft of it again, while nobody has begun to verify it."""
    row = open_row(
        ctx,
        territory=territory,
        deliverable=deliverable,
        seen_version=seen_version,
        permission=Permission.DELIVERABLE_WRITE,
    )
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    if row.status is not S.SUBMITTED:
        raise errors.NothingNew
    stored = status_facts(ctx, row, S.DRAFT, note=reason)
    write(ctx, row, Action.DELIVERABLE_TAKEN_BACK, facts=stored, note=reason)


def wait_for(
    ctx: Context, *, territory: str, deliverable: str, seen_version: int, who: str, reason: str
) -> None:
    """Say that a third party, of that type of actors, is waited for; « » when work goes on."""
    row = open_row(
        ctx,
        territory=territory,
        deliverable=deliverable,
        seen_version=seen_version,
        permission=Permission.DELIVERABLE_WRITE,
    )
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=bool(who))
    if who and who not in {actor_type.code for actor_type in ctx.catalog.actor_types}:
        raise errors.NotFound(subject=who)
    if row.status in (S.EXPECTED, S.ACCEPTED):
        raise NobodyToWaitFor
    if who == row.waiting_for:
        raise errors.NothingNew
    action = Action.DELIVERABLE_WAITING if who else Action.DELIVERABLE_RESUMED
    write(
        ctx,
        row,
        action,
        facts=deliverable_facts(ctx, row, {"waiting_for": who}, note=reason),
        note=reason,
    )


def set_due(
    ctx: Context,
    *,
    territory: str,
    deliverable: str,
    seen_version: int,
    due_on: PartialDate | None,
    reason: str,
) -> None:
    """Say by when it is to be handed over; each earlier date stays in the history."""
    row = open_row(
        ctx,
        territory=territory,
        deliverable=deliverable,
        seen_version=seen_version,
        permission=Permission.DELIVERABLE_REVIEW,
    )
    _set_dues(ctx, [(row, due_on)], reason)


def set_dues(
    ctx: Context, *, seen_version: int, dues: Mapping[Place, PartialDate | None], reason: str
) -> None:
    """As `set_due`, for several with one reason. `seen_version` counts the versions of all that
    this person may date: who read before another changed one of them must read again."""
    states = {(state.territory, state.key): state for state in datable_deliverables(ctx)}
    rows = []
    for place, due_on in dues.items():
        territory, deliverable = place
        known = states.get(place)
        row = open_row(
            ctx,
            territory=territory,
            deliverable=deliverable,
            seen_version=known.version or 0 if known else 0,
            permission=Permission.DELIVERABLE_REVIEW,
        )
        rows.append((row, due_on))
    if seen_version != sum(state.version or 0 for state in states.values()):
        raise errors.StaleEdit(subject=" ".join(next(iter(dues), ())))
    _set_dues(ctx, rows, reason)


def _set_dues(
    ctx: Context, dues: Sequence[tuple[Deliverable, PartialDate | None]], reason: str
) -> None:
    """All of them, or none; those that have that date already are left as they are."""
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    for _, due_on in dues:
        if due_on:
            check_in_calendar(due_on.last)
    changing = [(row, due_on) for row, due_on in dues if due_on != row.due_on]
    if not changing:
        raise errors.NothingNew
    for number, (row, due_on) in enumerate(changing):
        own = audit.without_command_id(ctx) if number else ctx
        stored = deliverable_facts(own, row, {"due_on": str(due_on or "")}, note=reason)
        write(own, row, Action.DELIVERABLE_DUE_SET, facts=stored, note=reason)


def add(ctx: Context, *, territory: str, phase: str, seen_version: int, addition: Addition) -> str:
    """Open a deliverable that the method does not have; its key. `seen_version` counts those added to
    this phase when the form was opened."""
    if phase not in {known.key for known in ctx.catalog.phases}:
        raise errors.NotFound(subject=f"{territory} {phase}")
    lot = lot_of(ctx, territory=territory, phase=phase)
    ctx.actor.require(Permission.DELIVERABLE_ADD, territory, lot, subject=phase)
    audit.refuse_repetition(ctx)
    if _n_added(ctx, territory, phase) != seen_version:
        raise errors.StaleEdit(subject=phase)
    reason = clean(addition.reason, field="Motif", limit=NOTE_LIMIT, required=True)
    values = {
        "title": clean(addition.title, field="Intitulé", limit=TITLE_LIMIT, required=True),
        "criteria": _criteria(addition.criteria),
    }
    start = f"{phase}.{ADDED}"
    number = last_number(ctx, subject_text(Kind.DELIVERABLE, territory, start)) + 1
    row = Deliverable(
        territory_key=territory,
        phase_key=phase,
        deliverable_key=f"{start}{number}",
        status=S.EXPECTED,
    )
    ctx.session.add(row)
    said = deliverable_facts(ctx, row, values, note=reason)
    write(ctx, row, Action.DELIVERABLE_ADDED, facts=said, note=reason)
    return row.deliverable_key


def _criteria(typed: str) -> str:
    """Return one a line, without blank or repeated ones: each is checked by its words."""
    text = clean(typed, field="Critères d’acceptation", limit=CRITERIA_LIMIT, required=True)
    lines = dict.fromkeys(line.strip() for line in text.splitlines() if line.strip())
    return "\n".join(list(lines)[:MANY_CRITERIA])


def _n_added(ctx: Context, territory: str, phase: str) -> int:
    added = select(func.count()).where(
        Deliverable.territory_key == territory,
        Deliverable.deliverable_key.startswith(f"{phase}.{ADDED}", autoescape=True),
    )
    return ctx.session.scalar(added) or 0
