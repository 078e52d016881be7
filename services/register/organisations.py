"""What people say of an organisation: that it is there, who it is, what it does in the pilot."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

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
from queries.register.sharing import counterparts
from services import audit
from services.audit import without_command_id
from services.register.rows import everywhere, next_identity, open_row, organisation_facts, write


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


NEW: Mapping[str, int] = {}  # its numbers, before it has any


def add(
    ctx: Context,
    *,
    territories: Sequence[str],
    seen_version: int,
    description: Description,
    known: Known,
) -> int:
    """Register an organisation in one territory, or shared by several; its number in the first of
    them, by which `description.parent` is named too.

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
    told = _told_in(ctx, territories, description)
    said = replace(known, note=clean(known.note, field="Note", limit=NOTE_LIMIT))
    identity = next_identity(ctx)
    rows = [_row(ctx, place, identity) for place in territories]
    for n, row in enumerate(rows):
        _open(ctx if n == 0 else without_command_id(ctx), row, told[row.territory_key], said)
    return rows[0].number


def _row(ctx: Context, place: str, identity: int) -> Organisation:
    """Each territory counts its own: a number tells no other one how many organisations there are."""
    number = last_number(ctx, subject_text(Kind.ORGANISATION, place, "")) + 1
    return Organisation(territory_key=place, number=number, identity=identity)


def n_organisations(ctx: Context, *, territories: Collection[str]) -> int:
    """Return how many organisations stand in the registers of these territories."""
    query = select(func.count()).where(Organisation.territory_key.in_(territories))
    return ctx.session.scalar(query) or 0


def check_place(ctx: Context, territory: str) -> None:
    """For who writes in the register of that territory; « introuvable » to others."""
    if territory not in {place.key for place in ctx.catalog.territories}:
        raise errors.NotFound(subject=territory)
    ctx.actor.require(Permission.REGISTER_WRITE, territory, subject=territory)


def _open(ctx: Context, row: Organisation, values: dict[str, str], known: Known) -> None:
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
    rows = everywhere(ctx, row)
    before = _state(ctx, row)
    mine = [
        r.territory_key for r in rows if ctx.actor.can(Permission.REGISTER_WRITE, r.territory_key)
    ]
    values = _checked(ctx, mine, description, {one.territory_key: one.number for one in rows})
    values["parent"] = _parent(ctx, number, description.parent, territory)
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
    if to in {organisation.territory_key for organisation in everywhere(ctx, row)}:
        raise AlreadyThere(place=territory_name(ctx.catalog, to))
    check_past(known.since.last, today=ctx.today)
    identity = {name: values_of(_state(ctx, row))[name] for name in IDENTITY}
    _check_name(ctx, {}, [to], row.name)
    note = clean(known.note, field="Note", limit=NOTE_LIMIT)
    _open(ctx, _row(ctx, to, row.identity), identity, Known(known.since, note))


def _state(ctx: Context, row: Organisation) -> OrganisationState:
    organisations = organisations_on(ctx, moment=Moment(ctx.today), territory=row.territory_key)
    return next(organisation for organisation in organisations if organisation.number == row.number)


def _checked(
    ctx: Context, places: Collection[str], said: Description, own: Mapping[str, int] = NEW
) -> dict[str, str]:
    """What the facts will say in each of these territories, texts cleaned; refused when it cannot be
    said. `own`: its number in each, when it stands there already."""
    name = checked_name(said.name)
    _check_name(ctx, own, places, name)
    if said.actor_type not in {
        actor_type.code for actor_type in ctx.catalog.actor_types if actor_type.ring
    }:
        raise errors.NotFound(subject=said.actor_type)
    return {
        "organisation_name": name,
        "actor_type": said.actor_type,
        "website": checked_website(said.website),
        "pilot_role": clean(said.pilot_role, field="Rôle", limit=ROLE_LIMIT),
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


def _check_name(ctx: Context, own: Mapping[str, int], places: Iterable[str], name: str) -> None:
    """No two organisations of a territory share a name, however it is spelt."""
    bare = same_name(name)
    taken = select(Organisation.territory_key, Organisation.number, Organisation.name).where(
        Organisation.territory_key.in_(list(places))
    )
    for place, other, present in ctx.session.execute(taken):
        # Compared in Python: databases fold accents and case each in their own way.
        if other != own.get(place) and same_name(present) == bare:
            raise NameTaken(name=present, place=territory_name(ctx.catalog, place))


def _told_in(ctx: Context, places: Sequence[str], said: Description) -> dict[str, dict[str, str]]:
    """What the facts of each territory will say, its parent by its number there; refuses one that is
    missing in any of them."""
    values, first = _checked(ctx, places, said), places[0]
    above = {first: _parent(ctx, 0, said.parent, first)}
    for place in places[1:] if said.parent else ():
        there = counterparts(ctx, territory=first).get(said.parent or 0, {})
        if place not in there:
            raise errors.NotFound(subject=f"{place} {said.parent}")
        above[place] = str(there[place])
    return {place: values | {"parent": above.get(place, "")} for place in places}


def _parent(ctx: Context, number: int, parent: int | None, place: str) -> str:
    """Its number, as facts hold it; refuses one that is missing in this territory, or that is part of
    this organisation."""
    if parent is None:
        return ""
    statement = select(Organisation.number, Organisation.parent).where(
        Organisation.territory_key == place
    )
    parents = dict(ctx.session.execute(statement).all())
    if parent not in parents:
        raise errors.NotFound(subject=f"{place} {parent}")
    check_parent(number, parent, {number: above for number, above in parents.items() if above})
    return str(parent)
