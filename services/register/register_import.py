"""Bringing a table into the register of a territory: all its lines in one transaction, or none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, repeat

from sqlalchemy import select

from definitions.names import territory_name
from domain import errors
from domain.actions import Action
from domain.dates import PartialDate
from domain.tables import CellsRefused, Table
from models import Fact, Organisation
from queries.context import Context
from queries.register.entries import Entry
from queries.register.files import read_register
from services import audit
from services.register.organisations import check_place
from services.register.rows import everywhere, next_identity, organisation_facts, record, refresh


def bring_in(
    ctx: Context, *, territory: str, seen_version: int, table: Table, confirmed: bool = False
) -> None:
    """Register what is new, say anew what differs, each organisation under its own event. A line
    that says what is recorded already leaves nothing."""
    check_place(ctx, territory)
    audit.refuse_repetition(ctx)
    reading = read_register(ctx, territory=territory, table=table)
    if reading.version != seen_version:
        raise errors.StaleEdit(subject=f"registre, {territory_name(ctx.catalog, territory)}")
    if reading.problems:
        raise CellsRefused(count=len(reading.problems))
    if not reading.changes:
        raise errors.NothingNew
    reading.require_confirmed(confirmed=confirmed)
    # One command has one name in the journal: the first event bears it, whatever the file holds.
    contexts = chain([ctx], repeat(audit.without_command_id(ctx)))
    rows = {row.number: row for row in _rows(ctx, territory)}
    touched = []
    for entry in reading.changes.added:
        touched.append(_add(next(contexts), territory, entry))
    for entry in reading.changes.changed:
        touched.append(_change(next(contexts), rows[entry.number], entry))
        touched += _elsewhere(ctx, touched[-1], entry)
    # Once for all: a refresh reads the facts of the territory, and a file may have hundreds of
    # lines.
    refresh(ctx, touched)


def _rows(ctx: Context, territory: str) -> Sequence[Organisation]:
    return ctx.session.scalars(
        select(Organisation).where(Organisation.territory_key == territory)
    ).all()


def _add(ctx: Context, territory: str, entry: Entry) -> Organisation:
    """Known since the day from which it stands as the line says."""
    row = Organisation(territory_key=territory, number=entry.number, identity=next_identity(ctx))
    ctx.session.add(row)
    facts = _facts(ctx, row, entry, since=entry.since)
    record(ctx, row, Action.ORGANISATION_ADDED, facts=facts, note=entry.note)
    return row


def _change(ctx: Context, row: Organisation, entry: Entry) -> Organisation:
    action = Action.ORGANISATION_DESCRIBED if entry.values else Action.ORGANISATION_ENGAGED
    record(ctx, row, action, facts=_facts(ctx, row, entry), note=entry.note)
    return row


def _facts(
    ctx: Context, row: Organisation, entry: Entry, *, since: PartialDate | None = None
) -> list[Fact]:
    """Return what is said of it, from today on or since then; its step since its own date."""
    stored = organisation_facts(
        ctx, row, entry.values, effective=since, note=entry.note if since else ""
    )
    if entry.engagement:
        said = {"engagement": entry.engagement.value}
        stored += organisation_facts(ctx, row, said, effective=entry.since, note=entry.note)
    return stored


def _elsewhere(ctx: Context, row: Organisation, entry: Entry) -> list[Organisation]:
    """Its name, type and site wherever it is shared."""
    others = [organisation for organisation in everywhere(ctx, row) if organisation is not row]
    if not entry.identity:
        return []
    for other in others:
        stored = organisation_facts(ctx, other, entry.identity)
        record(audit.without_command_id(ctx), other, Action.ORGANISATION_DESCRIBED, facts=stored)
    return others
