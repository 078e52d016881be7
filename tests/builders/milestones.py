"""A milestone of Herstal: how it stands, and acts upon it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from domain.permissions import Actor
from queries.milestones.states import MilestoneState, milestone_on
from queries.moment import Moment
from tests.personas import ALINE
from tests.worlds import NOW, World

KEY = "P07.protocole-valide"
TODAY = Moment(NOW.date())


def state(world: World, key: str = KEY, on: Moment = TODAY) -> MilestoneState:
    return world.ask(ALINE, milestone_on, territory="herstal", key=key, moment=on)


def act(
    world: World, actor: Actor, service: Callable[..., object], key: str = KEY, **said: Any
) -> None:
    """Act on the version that stands now, as someone does who just opened the page."""
    seen = said.pop("seen_version", state(world, key).version)
    world.do(actor, service, territory="herstal", milestone=key, seen_version=seen, **said)
