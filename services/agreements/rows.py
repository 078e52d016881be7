"""Opening the row of an agreement to change it, writing it with its facts and audit, keeping it
equal to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from domain import errors
from domain.actions import Action
from domain.dates import PartialDate
from domain.permissions import Permission
from domain.statements import Origin
from domain.subjects import Kind, subject_text
from models import Agreement, Fact
from queries.agreements.states import REMOVED, STATUS, YES, columns_of, from_facts
from queries.context import Context
from queries.moment import Moment
from services import audit, facts
from services.record import update_row


def open_row(ctx: Context, *, territory: str, number: int, seen_version: int) -> Agreement:
    """The agreement in that territory, for who may change it and saw its latest version."""
    row = ctx.session.scalar(
        select(Agreement).where(Agreement.territory_key == territory, Agreement.number == number)
    )
    if row is None or row.is_removed:
        raise errors.NotFound(subject=f"{territory} {number}")
    ctx.actor.require(Permission.REGISTER_WRITE, territory, subject=f"{territory} {number}")
    audit.refuse_repetition(ctx)
    if row.version != seen_version:
        raise errors.StaleEdit(subject=row.title)
    return row


def subject_of(row: Agreement) -> str:
    return subject_text(Kind.AGREEMENT, row.territory_key, row.number)


def agreement_facts(
    ctx: Context,
    row: Agreement,
    values: Mapping[str, str],
    *,
    effective: PartialDate | None = None,
    note: str = "",
) -> list[Fact]:
    """Facts of this agreement, ready to be written."""
    return facts.new_facts(
        ctx,
        subject_of(row),
        values,
        territory=row.territory_key,
        origin=Origin.DECLARED,
        effective=effective,
        note=note,
    )


def standing_steps(ctx: Context, row: Agreement) -> list[Fact]:
    """The steps that nothing has struck out, in the order in which they were taken."""
    standing = facts.standing_facts(ctx, subject_of(row), STATUS)
    return sorted(standing, key=lambda fact: (fact.effective_on, fact.recorded_at, fact.id))


def removal_facts(ctx: Context, row: Agreement, reason: str) -> list[Fact]:
    """Mark the agreement as never having existed, from its first day on."""
    first = standing_steps(ctx, row)[0]
    since = PartialDate.ending_on(first.effective_on, first.precision)
    return agreement_facts(ctx, row, {REMOVED: YES}, effective=since, note=reason)


def write(
    ctx: Context, row: Agreement, action: Action, *, facts: list[Fact], note: str = ""
) -> None:
    """Facts and audit event first, then the current row that follows from them."""
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
    seen = row.version
    refresh(ctx, [row])
    if row.version == seen:  # nothing changes today; whoever read before must read again
        flag_modified(row, "status")
        ctx.session.flush()


def refresh(ctx: Context, rows: Iterable[Agreement]) -> None:
    """Make each row what the facts of its territory say today; of nothing there is no row."""
    ctx.session.flush()
    for row in rows:
        states = from_facts(ctx, Moment(ctx.today), row.territory_key)
        state = next((state for state in states if state.number == row.number), None)
        update_row(ctx, row, columns_of(state) if state else None)
    ctx.session.flush()


def _values(row: Agreement) -> dict[str, object]:
    """Return what the row holds, under the names of the facts; nothing yet when it is new."""
    if row.last_news_on is None:
        return {}
    return {
        "agreement_title": row.title,
        "agreement_kind": row.kind,
        "agreement_parties": row.parties,
        "agreement_until": row.until,
        STATUS: row.status,
        "agreement_file": row.file_digest,
    }
