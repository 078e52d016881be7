"""Linking two organisations of a territory, saying the link anew, removing one that never was."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm.attributes import flag_modified

from domain import errors
from domain.dates import PartialDate, check_in_calendar
from domain.organisation_errors import LinkTwice
from domain.organisation_links import INTENSITIES, Tie, check_tie, says_the_same
from domain.permissions import Permission
from domain.phases import Origin
from domain.text import clean
from models import Fact, Organisation, OrganisationLink
from queries.context import Context
from queries.organisation_links import (
    PERIOD,
    SUBJECT,
    YES,
    columns_of,
    links_from_facts,
    tie_of,
    values_of,
)
from queries.phases import Moment
from services import audit, facts
from services.phase_rows import NOTE_LIMIT, check_past


def add(ctx: Context, *, territory: str, seen_version: int, tie: Tie) -> int:
    """Link two organisations of that territory; the number of the link.

    `seen_version` counts the links ever made there when the form was opened.
    """
    ctx.actor.require(Permission.REGISTER_WRITE, territory, subject=territory)
    audit.refuse_repetition(ctx)
    if n_made(ctx, territory=territory) != seen_version:
        raise errors.StaleEdit(subject=territory)
    _check(ctx, territory, seen_version + 1, tie)
    columns = {name: getattr(tie, name) for name in Tie.__slots__}
    row = OrganisationLink(territory_key=territory, number=seen_version + 1, **columns)
    ctx.session.add(row)
    stored = _told(ctx, row, values_of(tie), since=tie.since)
    _write(ctx, row, "organisation_link.added", stored)
    return row.number


def n_made(ctx: Context, *, territory: str) -> int:
    """How many links were ever made there: the next one bears the next number."""
    made = select(func.count()).where(OrganisationLink.territory_key == territory)
    return ctx.session.scalar(made) or 0


def change(ctx: Context, *, territory: str, number: int, seen_version: int, tie: Tie) -> None:
    """Say the link anew: its dates for as long as it is, the rest from today on."""
    row = _opened(ctx, territory=territory, number=number, seen_version=seen_version)
    before = tie_of(row)
    if {tie.first, tie.second} != {before.first, before.second}:
        raise errors.NotFound(subject=f"{territory} {tie.first} {tie.second}")
    _check(ctx, territory, number, tie)
    old, new = values_of(before), values_of(tie)
    changed = {name: value for name, value in new.items() if value != old[name]}
    if not changed:
        raise errors.NothingNew
    if "link_since" in changed:  # another link than was said: all of it is said anew
        stored = _told(ctx, row, new, since=tie.since)
        _correct(ctx, row, stored)
    else:
        stored = _told(ctx, row, changed, since=tie.since)
    _write(ctx, row, "organisation_link.changed", stored, old)


def remove(ctx: Context, *, territory: str, number: int, seen_version: int, reason: str) -> None:
    """Take back a link that never was; one that ended is given its last day instead."""
    row = _opened(ctx, territory=territory, number=number, seen_version=seen_version)
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    stored = _told(ctx, row, {"link_removed": YES}, since=row.since, note=reason)
    _write(ctx, row, "organisation_link.removed", stored, note=reason)


def _opened(ctx: Context, *, territory: str, number: int, seen_version: int) -> OrganisationLink:
    row = ctx.session.scalar(
        select(OrganisationLink).where(
            OrganisationLink.territory_key == territory, OrganisationLink.number == number
        )
    )
    if row is None or row.is_removed:
        raise errors.NotFound(subject=f"{territory} {number}")
    ctx.actor.require(Permission.REGISTER_WRITE, territory, subject=f"{territory} {number}")
    audit.refuse_repetition(ctx)
    if row.version != seen_version:
        raise errors.StaleEdit(subject=f"{territory} {number}")
    return row


def _check(ctx: Context, territory: str, number: int, tie: Tie) -> None:
    check_tie(tie)
    if tie.intensity not in INTENSITIES:
        raise errors.NotFound(subject=str(tie.intensity))
    check_past(ctx, tie.since.last)
    if tie.until:
        check_in_calendar(tie.until.last)
    here = set(
        ctx.session.scalars(
            select(Organisation.number).where(Organisation.territory_key == territory)
        )
    )
    for end in (tie.first, tie.second):
        if end not in here:
            raise errors.NotFound(subject=f"{territory} {end}")
    others = select(OrganisationLink).where(
        OrganisationLink.territory_key == territory,
        OrganisationLink.number != number,
        OrganisationLink.is_removed.is_(False),
    )
    if any(says_the_same(tie, tie_of(row)) for row in ctx.session.scalars(others)):
        raise LinkTwice


def _told(
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
        for fact in facts.told(
            ctx,
            f"{SUBJECT}/{row.territory_key}/{row.number}",
            {name: value},
            territory=row.territory_key,
            origin=Origin.DECLARED,
            effective=since if whole or name in PERIOD else today,
            note=note,
        )
    ]


def _correct(ctx: Context, row: OrganisationLink, stored: list[Fact]) -> None:
    """Each fact takes the place of the one that is in force."""
    subject = f"{SUBJECT}/{row.territory_key}/{row.number}"
    for fact in stored:
        if earlier := facts.of(ctx, subject, fact.attribute):
            facts.correct(fact, earlier[-1])


def _write(
    ctx: Context,
    row: OrganisationLink,
    action: str,
    stored: list[Fact],
    old: Mapping[str, str] | None = None,
    note: str = "",
) -> None:
    """Facts and audit event first, then the current row that follows from them."""
    before = old or {}
    changes = {fact.attribute: (before.get(fact.attribute), fact.value) for fact in stored}
    place = row.territory_key
    subject = f"{SUBJECT}/{place}/{row.number}"
    audit.record(ctx, action, subject, territory=place, changes=changes, facts=stored, note=note)
    seen = row.version
    for state in links_from_facts(ctx, Moment(ctx.today), place):
        if state.number == row.number:
            for column, value in columns_of(state).items():
                setattr(row, column, value)
    ctx.session.flush()
    if row.version == seen:
        flag_modified(row, "mode")
        ctx.session.flush()
