"""Meetings that are entered."""

from __future__ import annotations

from domain.dates import PartialDate
from domain.meetings import MeetingKind
from domain.permissions import Actor
from services.meetings import meetings
from services.meetings.meetings import Day, Description
from tests.personas import ALINE
from tests.worlds import World

STEERING = Description("Comité de pilotage", MeetingKind.STEERING, phases=("P05", "P04"))


def enter(
    world: World,
    description: Description = STEERING,
    *,
    on: str = "2024-05-02",
    is_held: bool = True,
    actor: Actor = ALINE,
    places: tuple[str, ...] = ("herstal",),
) -> int:
    n = world.ask(ALINE, meetings.n_meetings, territories=places)
    return world.do(
        actor, meetings.add,
        territories=places, seen_version=n, description=description, day=Day(PartialDate.parse(on), is_held),
    )  # fmt: skip
