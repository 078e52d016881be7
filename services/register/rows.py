"""Opening the row of an organisation to change it, writing it with its facts and audit, keeping it
equal to them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm.attributes import flag_modified

from domain import errors
from domain.actions import Action
from domain.dates import PartialDate
from domain.permissions import Permission
from domain.statements import Origin
from domain.subjects import Kind, subject_text
from models import Fact, Organisation
from queries.context import Context
from queries.moment import Moment
from queries.register.organisations import OrganisationState, columns_of, from_facts
from services import audit, facts
from services.record import update_row


def open_row(ctx: Context, *, territory: str, number: int, seen_version: int) -> Organisation:
    """The organisation in that territory, for who may change it and saw its latest version."""
    row = ctx.session.scalar(
        select(Organisation).where(
            Organisation.territory_key == territory, Organisation.number == number
        )
    )
    if row is None:
        raise errors.NotFound(subject=f"{territory} {number}")
    ctx.actor.require(Permission.REGISTER_WRITE, territory, subject=f"{territory} {number}")
    audit.refuse_repetition(ctx)
    if row.version != seen_version:
        raise errors.StaleEdit(subject=row.name)
    return row


def everywhere(ctx: Context, row: Organisation) -> list[Organisation]:
    """Return the row of the organisation in each territory that shares it."""
    same = select(Organisation).where(Organisation.identity == row.identity)
    return list(ctx.session.scalars(same.order_by(Organisation.id)))


def next_identity(ctx: Context) -> int:
    """What the rows of an organisation that nobody registered yet will have in common."""
    ctx.session.flush()
    return (ctx.session.scalar(select(func.max(Organisation.identity))) or 0) + 1


def subject_of(row: Organisation) -> str:
    return subject_text(Kind.ORGANISATION, row.territory_key, row.number)


def organisation_facts(
    ctx: Context,
    row: Organisation,
    values: Mapping[str, str],
    *,
    effective: PartialDate | None = None,
    note: str = "",
) -> list[Fact]:
    """Facts of this organisation in its territory, ready to be written."""
    return facts.new_facts(
        ctx,
        subject_of(row),
        values,
        territory=row.territory_key,
        origin=Origin.DECLARED,
        effective=effective,
        note=note,
    )


def write(
    ctx: Context, row: Organisation, action: Action, *, facts: list[Fact], note: str = ""
) -> None:
    """Facts and audit event first, then the current row that follows from them."""
    record(ctx, row, action, facts=facts, note=note)
    seen = row.version
    refresh(ctx, [row])
    if row.version == seen:  # nothing changes today; whoever read before must read again
        flag_modified(row, "engagement")
        ctx.session.flush()


def record(
    ctx: Context, row: Organisation, action: Action, *, facts: list[Fact], note: str = ""
) -> None:
    """The facts and their event alone, for who refreshes many rows at once."""
    before = _values(row)
    changes: dict[str, tuple[object, object]] = {
        fact.attribute: (before.get(fact.attribute), None if fact.withdraws else fact.value)
        for fact in facts
        if fact.value or before.get(fact.attribute)
    }
    place = row.territory_key
    audit.record(
        ctx, action, subject_of(row), territory=place, changes=changes, facts=facts, note=note
    )


def _values(row: Organisation) -> dict[str, object]:
    """Return what the row holds, under the names of the facts."""
    columns = columns_of(OrganisationState(row.territory_key, row.number))
    held = {name: getattr(row, name) for name in columns}
    return held | {"organisation_name": held["name"]}


def refresh(ctx: Context, rows: Collection[Organisation]) -> None:
    """Make each row what the facts of its territory say today; of nothing there is no row."""
    ctx.session.flush()
    states = {
        (organisation.territory, organisation.number): organisation
        for place in {row.territory_key for row in rows}
        for organisation in from_facts(ctx, Moment(ctx.today), place)
    }
    for row in rows:
        state = states.get((row.territory_key, row.number))
        update_row(ctx, row, columns_of(state) if state else None)
    ctx.session.flush()
