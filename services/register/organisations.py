"""What people say of an organisation: that it is there, who it is, what it does in the pilot."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import func, select

from definitions.names import territory_name
from domain import errors
from domain.actions import Action
from domain.dates import PartialDate, check_past
from domain.organisations import (
    ROLE_LIMIT,
    AlreadyThere,
    Degree,
    Engagement,
    NameTaken,
    PlaceMissing,
    SharedElsewhere,
    check_parent,
    checked_name,
    checked_website,
    same_name,
)
from domain.permissions import Permission
from domain.subjects import Kind, subject_text
from domain.text import NOTE_LIMIT, clean
from models import Organisation
from queries.context import Context
from queries.facts import last_number
from queries.moment import Moment
from queries.register.organisations import IDENTITY, OrganisationState, organisations_on, values_of
from services import audit
from services.audit import without_command_id
from services.register.rows import everywhere, open_row, organisation_facts, write


@dataclass(frozen=True, slots=True)
class Description:
    """Who an organisation is, wherever it is shared, then what it does in one territory."""

    name: str
    actor_type: str
    website: str = ""
    pilot_role: str = ""
    parent: int | None = None
    barriers: tuple[str, ...] = ()
    interest: Degree | None = None
    influence: Degree | None = None
    engagement_wanted: Engagement | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """Since when an organisation is identified, and how one knows."""

    since: PartialDate
    note: str = ""


def add(
    ctx: Context,
    *,
    territories: Collection[str],
    seen_version: int,
    description: Description,
    known: Known,
) -> int:
    """Register an organisation in one territory, or shared by several; its number.

    `seen_version` counts those that stood in these territories when the form was opened.
    """
    if not territories:
        raise PlaceMissing
    for place in territories:
        check_place(ctx, place)
    audit.refuse_repetition(ctx)
    if n_organisations(ctx, territories=territories) != seen_version:
        raise errors.StaleEdit(subject=description.name)
    check_past(known.since.last, today=ctx.today)
    # One number across territories: an organisation that two of them share is one organisation.
    number = last_number(ctx, subject_text(Kind.ORGANISATION, "")) + 1
    values = _checked(ctx, number, territories, description)
    note = clean(known.note, field="Note", limit=NOTE_LIMIT)
    said = Known(known.since, note)
    for n, place in enumerate(territories):
        _open(ctx if n == 0 else without_command_id(ctx), place, number, values, said)
    return number


def n_organisations(ctx: Context, *, territories: Collection[str]) -> int:
    """Return how many organisations stand in the registers of these territories."""
    query = select(func.count()).where(Organisation.territory_key.in_(territories))
    return ctx.session.scalar(query) or 0


def check_place(ctx: Context, territory: str) -> None:
    """For who writes in the register of that territory; « introuvable » to others."""
    if territory not in {place.key for place in ctx.catalog.territories}:
        raise errors.NotFound(subject=territory)
    ctx.actor.require(Permission.REGISTER_WRITE, territory, subject=territory)


def _open(ctx: Context, place: str, number: int, values: dict[str, str], known: Known) -> None:
    row = Organisation(territory_key=place, number=number)
    ctx.session.add(row)
    said = {name: value for name, value in values.items() if value}
    said["engagement"] = Engagement.IDENTIFIED.value
    facts = organisation_facts(ctx, row, said, effective=known.since, note=known.note)
    write(ctx, row, Action.ORGANISATION_ADDED, facts=facts, note=known.note)


def describe(
    ctx: Context, *, territory: str, number: int, seen_version: int, description: Description
) -> None:
    """Say anew who it is and what it does, from today on. Its name, type and site change wherever
    it is shared, for who may write there."""
    row = open_row(ctx, territory=territory, number=number, seen_version=seen_version)
    rows = everywhere(ctx, number)
    before = _state(ctx, row)
    mine = [
        r.territory_key for r in rows if ctx.actor.can(Permission.REGISTER_WRITE, r.territory_key)
    ]
    values = _checked(ctx, number, mine, description, at=territory)
    new = {name: value for name, value in values.items() if value != values_of(before)[name]}
    if not new:
        raise errors.NothingNew
    identity = {name: value for name, value in new.items() if name in IDENTITY}
    if identity and len(mine) < len(rows):
        raise SharedElsewhere
    for other in rows if identity else ():
        if other is not row:
            once_more = without_command_id(ctx)
            write(
                once_more,
                other,
                Action.ORGANISATION_DESCRIBED,
                facts=organisation_facts(ctx, other, identity),
            )
    write(ctx, row, Action.ORGANISATION_DESCRIBED, facts=organisation_facts(ctx, row, new))


def share(
    ctx: Context, *, territory: str, number: int, seen_version: int, to: str, known: Known
) -> None:
    """Register it in another territory too; what it does there is not known yet."""
    row = open_row(ctx, territory=territory, number=number, seen_version=seen_version)
    check_place(ctx, to)
    if to in {organisation.territory_key for organisation in everywhere(ctx, number)}:
        raise AlreadyThere(place=territory_name(ctx.catalog, to))
    check_past(known.since.last, today=ctx.today)
    identity = {name: values_of(_state(ctx, row))[name] for name in IDENTITY}
    _check_name(ctx, number, [to], row.name)
    note = clean(known.note, field="Note", limit=NOTE_LIMIT)
    _open(ctx, to, number, identity, Known(known.since, note))


def _state(ctx: Context, row: Organisation) -> OrganisationState:
    organisations = organisations_on(ctx, moment=Moment(ctx.today), territory=row.territory_key)
    return next(organisation for organisation in organisations if organisation.number == row.number)


def _checked(
    ctx: Context,
    number: int,
    places: Collection[str],
    said: Description,
    *,
    at: str | None = None,
) -> dict[str, str]:
    """What the facts will say, texts cleaned; refused when it cannot be said. `at`: the only
    territory whose organisations it may be part of; those of all `places` unless told otherwise."""
    name = checked_name(said.name)
    _check_name(ctx, number, places, name)
    if said.actor_type not in {
        actor_type.code for actor_type in ctx.catalog.actor_types if actor_type.ring
    }:
        raise errors.NotFound(subject=said.actor_type)
    if said.parent is not None:
        _check_parent(ctx, number, said.parent, [at] if at else places)
    return {
        "organisation_name": name,
        "actor_type": said.actor_type,
        "website": checked_website(said.website),
        "pilot_role": clean(said.pilot_role, field="Rôle", limit=ROLE_LIMIT),
        "parent": str(said.parent or ""),
        "barriers": _barriers(ctx, said.barriers),
        "interest": said.interest or "",
        "influence": said.influence or "",
        "engagement_wanted": said.engagement_wanted or "",
    }


def _barriers(ctx: Context, chosen: Collection[str]) -> str:
    """In the order of the method."""
    order = [barrier.key for barrier in ctx.catalog.barriers]
    if unknown := set(chosen) - set(order):
        raise errors.NotFound(subject=", ".join(sorted(unknown)))
    return ",".join(sorted(set(chosen), key=order.index))


def _check_name(ctx: Context, number: int, places: Iterable[str], name: str) -> None:
    """No two organisations of a territory share a name, however it is spelt."""
    bare = same_name(name)
    taken = select(Organisation.territory_key, Organisation.number, Organisation.name).where(
        Organisation.territory_key.in_(list(places))
    )
    for place, other, present in ctx.session.execute(taken):
        # Compared in Python: databases fold accents and case each in their own way.
        if other != number and same_name(present) == bare:
            raise NameTaken(name=present, place=territory_name(ctx.catalog, place))


def _check_parent(ctx: Context, number: int, parent: int, places: Iterable[str]) -> None:
    """Refuse a parent that is missing in one of these territories, or that is part of this
    organisation."""
    for place in places:
        statement = select(Organisation.number, Organisation.parent).where(
            Organisation.territory_key == place
        )
        parents = dict(ctx.session.execute(statement).all())
        if parent not in parents:
            raise errors.NotFound(subject=f"{place} {parent}")
        check_parent(number, parent, {number: above for number, above in parents.items() if above})
