"""Who does what by the method, and who of it has no engaged organisation in a territory."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from definitions.assignments import Assigned, assigned
from domain.errors import NotFound
from domain.organisations import Engagement
from domain.permissions import Permission
from domain.raci import Responsibility
from queries.context import Context
from queries.moment import Moment
from queries.register.organisations import organisations_on

ENGAGED = (Engagement.ENGAGED, Engagement.SIGNATORY)


@dataclass(frozen=True, slots=True)
class ResponsibilityFilter:
    """None: whatever it is. `actor` is a type of actors, by its code."""

    phase: str | None = None
    actor: str | None = None
    territory: str | None = None


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A type of actors that has phases to carry out or to approve, and nobody engaged to do so.

    `n_known` counts the organisations of the register that may hold the role and are not engaged.
    """

    territory: str
    actor: str
    carries_out: tuple[str, ...]  # phases
    approves: tuple[str, ...]
    n_known: int


def assignments(ctx: Context, *, wanted: ResponsibilityFilter) -> list[Assigned]:
    """Return those of the phase, or all; only those in which that type of actors has a part."""
    ctx.actor.require(Permission.PROGRESS_READ)
    if wanted.actor and wanted.actor not in actors(ctx):
        raise NotFound(subject=wanted.actor)
    return [
        assignment
        for assignment in assigned(ctx.catalog)
        if wanted.phase in (None, assignment.phase.key)
        and (wanted.actor is None or assignment.assignment.of(wanted.actor))
    ]


def actors(ctx: Context) -> list[str]:
    """The types of actors that have a part in something, in the order of their list."""
    roles = {code for assignment in assigned(ctx.catalog) for code in assignment.assignment.roles}
    return [actor_type.code for actor_type in ctx.catalog.actor_types if actor_type.code in roles]


def vacancies(ctx: Context, *, moment: Moment, wanted: ResponsibilityFilter) -> list[Vacancy]:
    """In each territory that the actor sees, or in that one, on that day."""
    places = [wanted.territory] if wanted.territory else _seen(ctx)
    vacancies = (
        _vacancy(ctx, moment, place, actor, wanted.phase)
        for place in places
        for actor in actors(ctx)
        if wanted.actor in (None, actor)
    )
    return [vacancy for vacancy in vacancies if vacancy]


def _seen(ctx: Context) -> list[str]:
    return [place.key for place in ctx.catalog.territories if ctx.actor.sees(place.key)]


def _vacancy(
    ctx: Context, moment: Moment, place: str, actor: str, phase: str | None
) -> Vacancy | None:
    phases = [
        other for other in ctx.catalog.phases if phase in (None, other.key) and not other.retired
    ]
    does = {phase.key: phase.raci.of(actor) for phase in phases}
    carries_out = tuple(key for key in does if Responsibility.RESPONSIBLE in does[key])
    approves = tuple(key for key in does if Responsibility.ACCOUNTABLE in does[key])
    if not carries_out and not approves:
        return None
    defined = ctx.catalog.actor_type(actor)
    steps = _engagements(ctx, moment, place, defined.played_by or (actor,))
    if any(step in ENGAGED for step in steps):
        return None
    return Vacancy(place, actor, carries_out, approves, n_known=len(steps))


def _engagements(
    ctx: Context, moment: Moment, place: str, types: Collection[str]
) -> list[Engagement]:
    """Of the organisations of these types that are around the table."""
    organisations = organisations_on(ctx, moment=moment, territory=place)
    return [
        organisation.engagement
        for organisation in organisations
        if organisation.actor_type in types and organisation.is_present
    ]
