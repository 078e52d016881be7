"""The environment of a territory on a day: from the register, its links, and the types that it
lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from definitions.catalog import Catalog
from definitions.method import ActorTypeDefinition
from definitions.phases import PhaseDefinition
from domain.environment import (
    CENTRE,
    Environment,
    Link,
    Node,
    Ring,
    compared,
    environment,
    set_against,
)
from domain.errors import NotFound
from queries.context import Context
from queries.moment import Moment, moment_of
from queries.places import known_territory
from queries.register.links import links_on
from queries.register.organisations import OrganisationState, missing_types, organisations_on


@dataclass(frozen=True, slots=True)
class EnvironmentFilter:
    """None: whatever it is."""

    actor_type: str | None = None
    barrier: str | None = None
    phase: str | None = None  # only the types that have a role in it

    @property
    def is_narrow(self) -> bool:
        return self != EnvironmentFilter()


EVERYTHING = EnvironmentFilter()


@dataclass(frozen=True, slots=True)
class Comparison:
    """With another day of the same territory, or with another territory on the same day."""

    on: date | None = None
    territory: str | None = None


@dataclass(frozen=True, slots=True)
class Pictured:
    """One environment to draw; `moment` is the day that it shows, or the later of two."""

    territory: str
    moment: Moment
    environment: Environment
    wanted: EnvironmentFilter = EVERYTHING
    since: date | None = None  # the other day, when two are compared


def environment_on(
    ctx: Context,
    *,
    territory: str,
    moment: Moment,
    wanted: EnvironmentFilter = EVERYTHING,
) -> Environment:
    """Return what the filter keeps of it; « introuvable » for a territory that is not for this
    person."""
    known_territory(ctx, key=territory)
    is_kept = _kept(ctx.catalog, wanted)
    types = {actor_type.code: actor_type for actor_type in ctx.catalog.actor_types}
    places = {code: n for n, code in enumerate(types)}
    present = [
        _node(organisation, types.get(organisation.actor_type), places)
        for organisation in organisations_on(ctx, moment=moment, territory=territory)
        if organisation.is_present and is_kept(organisation.actor_type, organisation.barriers)
    ]
    lacking = [
        _missing(actor_type, places)
        for actor_type in missing_types(ctx, moment=moment, territory=territory)
        if is_kept(actor_type.code, None)
    ]
    links = [
        Link(link.number, link.tie) for link in links_on(ctx, moment=moment, territory=territory)
    ]
    return environment([*present, *lacking], links)


def environments(
    ctx: Context,
    *,
    territory: str,
    moment: Moment,
    wanted: EnvironmentFilter,
    other: Comparison,
) -> list[Pictured]:
    """Return what to draw: one environment; one with its differences from another day; or two
    territories, each set against the other."""
    environment = environment_on(ctx, territory=territory, moment=moment, wanted=wanted)
    if other.territory:
        there = environment_on(ctx, territory=other.territory, moment=moment, wanted=wanted)
        return [
            Pictured(territory, moment, set_against(environment, there), wanted),
            Pictured(other.territory, moment, set_against(there, environment), wanted),
        ]
    if other.on is None:
        return [Pictured(territory, moment, environment, wanted)]
    second = replace(moment, on=other.on)
    past = environment_on(ctx, territory=territory, moment=second, wanted=wanted)
    if other.on <= moment.on:
        return [Pictured(territory, moment, compared(past, environment), wanted, since=other.on)]
    return [Pictured(territory, second, compared(environment, past), wanted, since=moment.on)]


def comparison_of(ctx: Context, *, on: str | None, territory: str | None) -> Comparison:
    """Read the comparison as an address says it: a day that can be shown, a territory that this
    person
    sees."""
    if territory:
        return Comparison(territory=known_territory(ctx, key=territory))
    return Comparison(on=moment_of(on, None, today=ctx.today).on if on else None)


def filter_of(
    ctx: Context, *, actor_type: str | None, barrier: str | None, phase: str | None
) -> EnvironmentFilter:
    """Read the filter as an address says it; « introuvable » for what the method does not know."""
    catalog = ctx.catalog
    known = (
        (
            actor_type,
            {
                actor_type.code
                for actor_type in catalog.actor_types
                if actor_type.ring and not actor_type.retired
            },
        ),
        (barrier, {barrier.key for barrier in catalog.barriers if not barrier.retired}),
        (phase, {phase.key for phase in catalog.phases}),
    )
    for value, keys in known:
        if value and value not in keys:
            raise NotFound(subject=value)
    return EnvironmentFilter(actor_type or None, barrier or None, phase or None)


def _kept(
    catalog: Catalog, wanted: EnvironmentFilter
) -> Callable[[str, tuple[str, ...] | None], bool]:
    """Whether a type with these barriers (None: of a type that is missing) is to be shown; the
    Maison de l’Emploi stays in the middle whatever is wanted."""
    roles = set(_with_a_role(catalog, catalog.phase(wanted.phase))) if wanted.phase else None

    def is_kept(actor_type: str, barriers: tuple[str, ...] | None) -> bool:
        if actor_type == CENTRE:
            return True
        if wanted.actor_type not in (None, actor_type) or (roles and actor_type not in roles):
            return False
        return wanted.barrier is None or (barriers is not None and wanted.barrier in barriers)

    return is_kept


def _with_a_role(catalog: Catalog, phase: PhaseDefinition) -> Iterator[str]:
    """The types that organisations are of and that have a letter in the phase’s RACI; for a role
    or a group of actors, the types that hold it."""
    holding = {actor_type.code: actor_type.played_by for actor_type in catalog.actor_types}
    for code in phase.raci.roles:
        yield code
        yield from holding.get(code, ())


def _node(
    organisation: OrganisationState, kind: ActorTypeDefinition | None, places: dict[str, int]
) -> Node:
    """An organisation of a type that the method no longer knows stands at the periphery."""
    return Node(
        key=str(organisation.number),
        name=organisation.name,
        actor_type=organisation.actor_type,
        ring=(kind.ring if kind else None) or Ring.PERIPHERY,
        place=places.get(organisation.actor_type, len(places)),
        level=kind.level if kind else "all",
        engagement=organisation.engagement,
    )


def _missing(kind: ActorTypeDefinition, places: dict[str, int]) -> Node:
    return Node(
        key=kind.code,
        name=kind.name,
        actor_type=kind.code,
        ring=kind.ring or Ring.PERIPHERY,
        place=places[kind.code],
        level=kind.level,
    )
