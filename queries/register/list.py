"""The organisations of a day: from current rows or from facts, those that the actor may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from definitions.method import ActorTypeDefinition
from domain.errors import NotFound
from domain.history import struck_out
from domain.organisations import Engagement, same_name
from domain.permissions import Permission
from models import Organisation
from queries.cached import remembered
from queries.context import Context
from queries.facts import FactRow, history_of
from queries.moment import Moment
from queries.people import names_of
from queries.register.states import ATTRIBUTES, OrganisationState, from_facts, split


@dataclass(frozen=True, slots=True)
class OrganisationFilter:
    """None: whatever it is."""

    territory: str | None = None
    actor_type: str | None = None
    barrier: str | None = None
    engagement: Engagement | None = None

    @property
    def is_narrow(self) -> bool:
        return self != OrganisationFilter()


@remembered
def organisations_on(
    ctx: Context, *, moment: Moment, territory: str | None = None
) -> list[OrganisationState]:
    """Those of every territory that the actor sees, or of one; by territory, then name. Withdrawn
    ones too. A shared one stands in each of its territories, under the same number."""
    ctx.actor.require(Permission.PROGRESS_READ, territory)
    is_now = moment == Moment(ctx.today)
    found = _current(ctx, territory) if is_now else from_facts(ctx, moment, territory)
    seen = [place.key for place in ctx.catalog.territories if ctx.actor.sees(place.key)]
    return sorted(
        (one for one in found if one.territory in seen),
        key=lambda one: (seen.index(one.territory), same_name(one.name), one.number),
    )


def organisation_list(
    ctx: Context, *, moment: Moment, wanted: OrganisationFilter
) -> list[OrganisationState]:
    """Those that the filter keeps; the withdrawn ones only when they are asked for."""
    return [
        one
        for one in organisations_on(ctx, moment=moment, territory=wanted.territory)
        if wanted.actor_type in (None, one.actor_type)
        and (wanted.barrier is None or wanted.barrier in one.barriers)
        and (wanted.engagement is one.engagement or (not wanted.engagement and one.is_present))
    ]


def organisation_on(
    ctx: Context, *, territory: str, number: int, moment: Moment
) -> OrganisationState:
    """One of them; « introuvable » when it does not exist or is not for this person."""
    if territory in {place.key for place in ctx.catalog.territories}:
        for one in organisations_on(ctx, moment=moment, territory=territory):
            if one.number == number:
                return one
    raise NotFound(subject=f"{territory} {number}")


def expected_types(ctx: Context) -> list[ActorTypeDefinition]:
    """The types that an organisation may be of: those that stand in a ring of the environment."""
    return [one for one in ctx.catalog.actor_types if one.ring and not one.retired]


def missing_types(ctx: Context, *, moment: Moment, territory: str) -> list[ActorTypeDefinition]:
    """The types of which nobody is around the table of that territory, in the order of the rings."""
    present = {
        one.actor_type
        for one in organisations_on(ctx, moment=moment, territory=territory)
        if one.is_present
    }
    return [one for one in expected_types(ctx) if one.code not in present]


@dataclass(frozen=True, slots=True)
class OrganisationSheet:
    """`shared_with` names only territories that the reader sees; `history` is latest first,
    `struck` holds the ids of facts corrected or withdrawn since."""

    state: OrganisationState
    parent: OrganisationState | None
    parts: tuple[OrganisationState, ...]
    shared_with: tuple[str, ...]
    history: tuple[FactRow, ...]
    struck: frozenset[int]
    names: Mapping[int, str]


def organisation_sheet(
    ctx: Context, *, territory: str, number: int, moment: Moment
) -> OrganisationSheet:
    """Everything one screen tells of one organisation in one territory."""
    state = organisation_on(ctx, territory=territory, number=number, moment=moment)
    others = organisations_on(ctx, moment=moment)
    here = [one for one in others if one.territory == territory]
    history = history_of(ctx, state.subject, ATTRIBUTES, known_at=moment.known_at)
    shown = tuple(fact for fact in history if fact.effective_on <= moment.on)
    return OrganisationSheet(
        state=state,
        parent=next((one for one in here if one.number == state.parent), None),
        parts=tuple(one for one in here if one.parent == number),
        shared_with=_elsewhere(others, state),
        history=shown,
        struck=struck_out(history),
        names=names_of(ctx, ids={fact.recorded_by for fact in shown}),
    )


def _elsewhere(others: Iterable[OrganisationState], state: OrganisationState) -> tuple[str, ...]:
    return tuple(
        one.territory
        for one in others
        if one.number == state.number and one.territory != state.territory
    )


_COLUMNS = (
    Organisation.territory_key.label("territory"),
    *[getattr(Organisation, name) for name in OrganisationState.__slots__ if name != "territory"],
)


def _current(ctx: Context, territory: str | None) -> list[OrganisationState]:
    wanted = [Organisation.territory_key == territory] if territory else []
    return [
        OrganisationState(**{**row._mapping, "barriers": split(row.barriers)})
        for row in ctx.session.execute(select(*_COLUMNS).where(*wanted))
    ]
