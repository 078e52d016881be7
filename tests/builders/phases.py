"""Phase 7 of Herstal, or another one there: how it stands, and acts upon it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from domain.permissions import Actor
from queries.moment import Moment
from queries.phases.states import PhaseState, states_on
from tests.personas import ALINE
from tests.worlds import NOW, World

TODAY = Moment(NOW.date())


def state(world: World, phase: str = "P07", on: Moment = TODAY) -> PhaseState:
    return world.ask(ALINE, states_on, moment=on)["herstal", phase]


def act(
    world: World, actor: Actor, service: Callable[..., object], phase: str = "P07", **said: Any
) -> None:
    """Act on the version that stands now, as someone does who just opened the page."""
    seen = said.pop("seen_version", state(world, phase).version)
    world.do(actor, service, territory="herstal", phase=phase, seen_version=seen, **said)
