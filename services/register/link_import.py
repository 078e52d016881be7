"""Bringing a table into the links of a territory: all its lines in one transaction, or none."""

from __future__ import annotations

from itertools import chain, repeat

from sqlalchemy import select

from definitions.names import territory_name
from domain import errors
from domain.actions import Action
from domain.tables import CellsRefused, Table
from models import OrganisationLink
from queries.context import Context
from queries.register.link_files import Entry, read_links
from queries.register.links import tie_of, values_of
from services import audit
from services.register.link_rows import add_row, changed_facts, link_facts, record, refresh
from services.register.organisations import check_place


def bring_in(
    ctx: Context, *, territory: str, seen_version: int, table: Table, confirmed: bool = False
) -> None:
    """Make what is new, say anew what differs, each link under its own event."""
    check_place(ctx, territory)
    audit.refuse_repetition(ctx)
    reading = read_links(ctx, territory=territory, table=table)
    if reading.version != seen_version:
        raise errors.StaleEdit(subject=f"liens, {territory_name(ctx.catalog, territory)}")
    if reading.problems:
        raise CellsRefused(count=len(reading.problems))
    if not reading.changes:
        raise errors.NothingNew
    reading.require_confirmed(confirmed=confirmed)
    contexts = chain([ctx], repeat(audit.without_command_id(ctx)))
    rows = {row.number: row for row in _rows(ctx, territory)}
    touched = [_add(next(contexts), territory, entry) for entry in reading.changes.added]
    for entry in reading.changes.changed:
        touched.append(_change(next(contexts), rows[entry.number], entry))
    refresh(ctx, territory, touched)


def _rows(ctx: Context, territory: str) -> list[OrganisationLink]:
    query = select(OrganisationLink).where(OrganisationLink.territory_key == territory)
    return list(ctx.session.scalars(query))


def _add(ctx: Context, territory: str, entry: Entry) -> OrganisationLink:
    row = add_row(ctx, territory=territory, number=entry.number, tie=entry.tie)
    stored = link_facts(ctx, row, values_of(entry.tie), since=entry.tie.since)
    record(ctx, row, Action.ORGANISATION_LINK_ADDED, stored)
    return row


def _change(ctx: Context, row: OrganisationLink, entry: Entry) -> OrganisationLink:
    old = values_of(tie_of(row))
    record(ctx, row, Action.ORGANISATION_LINK_CHANGED, changed_facts(ctx, row, entry.tie), old)
    return row
