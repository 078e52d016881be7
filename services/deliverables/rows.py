"""Opening the row of a deliverable to change it, writing it with its facts and audit, keeping it
equal to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from domain import errors
from domain.actions import Action
from domain.dates import PartialDate
from domain.deliverables import DeliverableStatus, check_move
from domain.permissions import Permission
from domain.statements import Origin
from domain.subjects import Kind, subject_text
from models import Deliverable, Fact
from queries.context import Context
from queries.deliverables.states import DeliverableState, columns_of, from_facts
from queries.documents import VERSIONS
from queries.moment import Moment
from services import audit, facts
from services.record import lot_of, update_row


def open_expected(ctx: Context) -> int:
    """Open those of the method in each territory, and return how many; the added ones are
    opened by people."""
    columns = (Deliverable.territory_key, Deliverable.deliverable_key)
    present = set(ctx.session.execute(select(*columns)))
    new = [
        Deliverable(territory_key=place.key, phase_key=phase.key, deliverable_key=deliverable.key)
        for place, phase in product(ctx.catalog.territories, ctx.catalog.phases)
        for deliverable in phase.deliverables
        if (place.key, deliverable.key) not in present
    ]
    ctx.session.add_all(new)
    return len(new)


def open_row(
    ctx: Context, *, territory: str, deliverable: str, seen_version: int, permission: Permission
) -> Deliverable:
    """The deliverable in that territory, for who may change it and saw its latest version.
    « Introuvable » too when another lot holds its phase."""
    row = ctx.session.scalar(
        select(Deliverable).where(
            Deliverable.territory_key == territory, Deliverable.deliverable_key == deliverable
        )
    )
    if row is None:
        raise errors.NotFound(subject=f"{territory} {deliverable}")
    lot = lot_of(ctx, territory=territory, phase=row.phase_key)
    # Another lot of the same territory sees the phase, and is not to learn what is handed in for
    # it.
    if not ctx.actor.can(Permission.PROGRESS_READ, territory, lot):
        raise errors.NotFound(subject=f"{territory} {deliverable}")
    ctx.actor.require(permission, territory, lot, subject=deliverable)
    audit.refuse_repetition(ctx)
    if row.version != seen_version:
        raise errors.StaleEdit(subject=deliverable)
    return row


def subject_of(row: Deliverable) -> str:
    return subject_text(Kind.DELIVERABLE, row.territory_key, row.deliverable_key)


def status_facts(
    ctx: Context,
    row: Deliverable,
    status: DeliverableStatus,
    values: Mapping[str, str] | None = None,
    *,
    origin: Origin = Origin.DECLARED,
    note: str = "",
) -> list[Fact]:
    """The facts by which a deliverable takes its next status; nobody is waited for any more."""
    check_move(row.status, status)
    ended = {"waiting_for": ""} if row.waiting_for else {}
    said = {"delivery": status.value, **ended, **(values or {})}
    return deliverable_facts(ctx, row, said, origin=origin, note=note)


def deliverable_facts(
    ctx: Context,
    row: Deliverable,
    values: Mapping[str, str],
    *,
    origin: Origin = Origin.DECLARED,
    note: str = "",
) -> list[Fact]:
    """Facts of this deliverable, true from today on, ready to be written."""
    return facts.new_facts(
        ctx,
        subject_of(row),
        values,
        territory=row.territory_key,
        origin=origin,
        effective=PartialDate(ctx.today),
        note=note,
    )


def write(
    ctx: Context,
    row: Deliverable,
    action: Action,
    *,
    facts: list[Fact],
    changes: Mapping[str, tuple[object, object]] | None = None,
    note: str = "",
) -> None:
    """Facts and audit event first, then the current row that follows from them."""
    said = {**_changes(row, facts), **(changes or {})}
    place = row.territory_key
    audit.record(
        ctx, action, subject_of(row), territory=place, changes=said, facts=facts, note=note
    )
    seen = row.version
    refresh(ctx, [row])
    if row.version == seen:  # nothing changes in the row; whoever read before must read again
        flag_modified(row, "status")
        ctx.session.flush()


def _changes(row: Deliverable, facts: list[Fact]) -> dict[str, tuple[object, object]]:
    """Return what the facts change of the deliverable itself; not of its versions, criteria or
    reservations."""
    columns = {"delivery": "status"}
    return {
        fact.attribute: (
            getattr(row, columns.get(fact.attribute, fact.attribute), None),
            fact.value,
        )
        for fact in facts
        if fact.subject == subject_of(row) and fact.attribute != VERSIONS.attribute
    }


def refresh(ctx: Context, rows: Iterable[Deliverable]) -> None:
    """Make each row what the facts of its territory say today."""
    ctx.session.flush()
    states: dict[str, dict[str, DeliverableState]] = {}
    for row in rows:
        place = row.territory_key
        if place not in states:
            # From the facts, never by adding to the row: `verify` recomputes in the same way.
            deliverables = from_facts(ctx, Moment(ctx.today), place)
            states[place] = {state.key: state for state in deliverables}
        state = states[place].get(row.deliverable_key)
        update_row(ctx, row, columns_of(state) if state else None)
    ctx.session.flush()
