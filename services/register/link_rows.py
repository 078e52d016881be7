"""Writing links with their facts and audit, keeping their rows equal to them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy.orm.attributes import flag_modified

from domain import errors
from domain.actions import Action
from domain.dates import PartialDate
from domain.organisation_links import Tie
from domain.statements import Origin
from domain.subjects import Kind, subject_text
from models import Fact, OrganisationLink
from queries.context import Context
from queries.moment import Moment
from queries.register.links import PERIOD, columns_of, links_from_facts, tie_of, values_of
from services import audit, facts
from services.record import update_row


def add_row(ctx: Context, *, territory: str, number: int, tie: Tie) -> OrganisationLink:
    """The row of a new link."""
    columns = {name: getattr(tie, name) for name in Tie.__slots__}
    row = OrganisationLink(territory_key=territory, number=number, **columns)
    ctx.session.add(row)
    return row


def changed_facts(ctx: Context, row: OrganisationLink, tie: Tie) -> list[Fact]:
    """Return what differs: the dates for as long as the link is, the rest from today on."""
    old, new = values_of(tie_of(row)), values_of(tie)
    changed = {name: value for name, value in new.items() if value != old[name]}
    if not changed:
        raise errors.NothingNew
    if "link_since" not in changed:
        return link_facts(ctx, row, changed, since=tie.since)
    stored = link_facts(ctx, row, new, since=tie.since)  # another link than was said: all of it
    _correct(ctx, row, stored)
    return stored


def link_facts(
    ctx: Context,
    row: OrganisationLink,
    values: Mapping[str, str],
    *,
    since: PartialDate,
    note: str = "",
) -> list[Fact]:
    """Its dates and its ends hold since it began; a new link as a whole does too."""
    whole = "link_ends" in values and "link_mode" in values
    today = PartialDate(ctx.today)
    return [
        fact
        for name, value in values.items()
        for fact in facts.new_facts(
            ctx,
            subject_text(Kind.ORGANISATION_LINK, row.territory_key, row.number),
            {name: value},
            territory=row.territory_key,
            origin=Origin.DECLARED,
            effective=since if whole or name in PERIOD else today,
            note=note,
        )
    ]


def _correct(ctx: Context, row: OrganisationLink, stored: list[Fact]) -> None:
    """Each fact takes the place of the one that is in force."""
    subject = subject_text(Kind.ORGANISATION_LINK, row.territory_key, row.number)
    for fact in stored:
        if earlier := facts.standing_facts(ctx, subject, fact.attribute):
            facts.correct(fact, earlier[-1])


def record(
    ctx: Context,
    row: OrganisationLink,
    action: Action,
    stored: list[Fact],
    old: Mapping[str, str] | None = None,
    note: str = "",
) -> None:
    """The facts and their event alone, for who refreshes many rows at once."""
    before = old or {}
    changes = {fact.attribute: (before.get(fact.attribute), fact.value) for fact in stored}
    place = row.territory_key
    subject = subject_text(Kind.ORGANISATION_LINK, place, row.number)
    audit.record(ctx, action, subject, territory=place, changes=changes, facts=stored, note=note)


def refresh(ctx: Context, territory: str, rows: Collection[OrganisationLink]) -> None:
    """Make each row what the facts of its territory say today; who read before must read again. Of
    nothing there is no row."""
    ctx.session.flush()
    states = {link.number: link for link in links_from_facts(ctx, Moment(ctx.today), territory)}
    seen = {row.number: (row, row.version) for row in rows if row.number in states}
    for row in rows:
        state = states.get(row.number)
        update_row(ctx, row, columns_of(state) if state else None)
    ctx.session.flush()
    for row, version in seen.values():
        if row.version == version:
            flag_modified(row, "mode")
    ctx.session.flush()


def write(
    ctx: Context,
    row: OrganisationLink,
    action: Action,
    stored: list[Fact],
    old: Mapping[str, str] | None = None,
    note: str = "",
) -> None:
    """Facts and audit event first, then the current row that follows from them."""
    record(ctx, row, action, stored, old, note)
    refresh(ctx, row.territory_key, [row])
