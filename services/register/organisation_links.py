"""Linking two organisations of a territory, saying the link anew, removing one that never was."""

from __future__ import annotations

from sqlalchemy import func, select

from domain import errors
from domain.actions import Action
from domain.dates import check_in_calendar, check_past
from domain.organisation_links import INTENSITIES, Tie, check_tie, says_the_same
from domain.organisations import LinkTwice
from domain.permissions import Permission
from domain.subjects import Kind, subject_text
from domain.text import NOTE_LIMIT, clean
from models import Organisation, OrganisationLink
from queries.context import Context
from queries.facts import last_number
from queries.register.links import YES, tie_of, values_of
from services import audit
from services.register.link_rows import add_row, changed_facts, link_facts, write


def add(ctx: Context, *, territory: str, seen_version: int, tie: Tie) -> int:
    """Link two organisations of that territory; the number of the link.

    `seen_version` counts the links made there when the form was opened.
    """
    ctx.actor.require(Permission.REGISTER_WRITE, territory, subject=territory)
    audit.refuse_repetition(ctx)
    if n_links(ctx, territory=territory) != seen_version:
        raise errors.StaleEdit(subject=territory)
    number = last_number(ctx, subject_text(Kind.ORGANISATION_LINK, territory, "")) + 1
    _check(ctx, territory, number, tie)
    row = add_row(ctx, territory=territory, number=number, tie=tie)
    write(
        ctx,
        row,
        Action.ORGANISATION_LINK_ADDED,
        link_facts(ctx, row, values_of(tie), since=tie.since),
    )
    return row.number


def n_links(ctx: Context, *, territory: str) -> int:
    """Return how many links were made there and not undone."""
    made = select(func.count()).where(OrganisationLink.territory_key == territory)
    return ctx.session.scalar(made) or 0


def change(ctx: Context, *, territory: str, number: int, seen_version: int, tie: Tie) -> None:
    """Say the link anew: its dates for as long as it is, the rest from today on."""
    row = _open_row(ctx, territory=territory, number=number, seen_version=seen_version)
    before = tie_of(row)
    # Between other ends it is another link: the history of this one would be of nobody.
    if {tie.first, tie.second} != {before.first, before.second}:
        raise errors.NotFound(subject=f"{territory} {tie.first} {tie.second}")
    _check(ctx, territory, number, tie)
    write(
        ctx, row, Action.ORGANISATION_LINK_CHANGED, changed_facts(ctx, row, tie), values_of(before)
    )


def remove(ctx: Context, *, territory: str, number: int, seen_version: int, reason: str) -> None:
    """Take back a link that never was; one that ended is given its last day instead."""
    row = _open_row(ctx, territory=territory, number=number, seen_version=seen_version)
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    stored = link_facts(ctx, row, {"link_removed": YES}, since=row.since, note=reason)
    write(ctx, row, Action.ORGANISATION_LINK_REMOVED, stored, note=reason)


def _open_row(ctx: Context, *, territory: str, number: int, seen_version: int) -> OrganisationLink:
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
    check_past(tie.since.last, today=ctx.today)
    if tie.until:
        check_in_calendar(tie.until.last)
    numbers = set(
        ctx.session.scalars(
            select(Organisation.number).where(Organisation.territory_key == territory)
        )
    )
    for end in (tie.first, tie.second):
        if end not in numbers:
            raise errors.NotFound(subject=f"{territory} {end}")
    others = select(OrganisationLink).where(
        OrganisationLink.territory_key == territory,
        OrganisationLink.number != number,
        OrganisationLink.is_removed.is_(False),
    )
    if any(says_the_same(tie, tie_of(row)) for row in ctx.session.scalars(others)):
        raise LinkTwice
