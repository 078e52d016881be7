"""Organisations of the register: who is added, changed and engaged, and how one stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from domain.dates import PartialDate
from domain.organisations import Engagement
from domain.permissions import Actor
from queries.moment import Moment
from queries.register.organisations import OrganisationState, organisation_on
from services.register import engagements, organisations
from services.register.engagements import Step
from services.register.organisations import Description, Known
from tests.personas import ALINE
from tests.worlds import World

E = Engagement
HERSTAL, CHAPELLE = "herstal", "chapelle-lez-herlaimont"
TODAY = Moment(date(2026, 11, 23))
SPRING = Known(PartialDate.parse("2023-04"), "réunion de lancement")
CPAS = Description("CPAS", "CPAS")


def add(
    world: World,
    name: str = "CPAS",
    *,
    actor: Actor = ALINE,
    places: tuple[str, ...] = (HERSTAL,),
    **said: Any,
) -> int:
    n = world.ask(ALINE, organisations.n_organisations, territories=places)
    return world.do(
        actor,
        organisations.add,
        territories=places,
        seen_version=n,
        description=replace(CPAS, name=name, **said),
        known=SPRING,
    )


def present(
    world: World, number: int = 1, place: str = HERSTAL, moment: Moment = TODAY
) -> OrganisationState:
    return world.ask(ALINE, organisation_on, territory=place, number=number, moment=moment)


def change(
    world: World,
    service: Callable[..., object],
    actor: Actor = ALINE,
    *,
    number: int = 1,
    place: str = HERSTAL,
    seen_version: int | None = None,
    **said: Any,
) -> None:
    """As who has just read it, unless an earlier version is named."""
    seen = seen_version or present(world, number, place).version
    world.do(actor, service, territory=place, number=number, seen_version=seen, **said)


def engage(
    world: World, engagement: Engagement, on: str, note: str = "courrier", **who: Any
) -> None:
    change(world, engagements.add_step, step=Step(engagement, PartialDate.parse(on), note), **who)


def on(day: str, known_at: datetime | None = None) -> Moment:
    return Moment(date.fromisoformat(day), known_at)
