"""« If this phase slips by three weeks… »: which dates would move, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.dates import PartialDate, weeks_later
from domain.dependencies import downstream
from domain.milestones import SlipOutOfRange, leaves_commitment
from domain.phases import CLOSED, RUNNING, STARTED
from queries.context import Context
from queries.milestones.states import MilestoneState, milestones_on
from queries.moment import Moment
from queries.phases.states import PhaseState, state_on, states_on

WEEKS_AT_MOST = 104


class What(StrEnum):
    START = "start"
    END = "end"
    MILESTONE = "milestone"


@dataclass(frozen=True, slots=True)
class Moved:
    """One date that would move, and whether a date told to Parliament would then be missed."""

    phase: str
    what: What
    milestone: MilestoneState | None
    before: PartialDate
    after: PartialDate
    breaks_commitment: bool = False


@dataclass(frozen=True, slots=True)
class Impact:
    """What would move, and the phases that wait but have no date to move."""

    moved: tuple[Moved, ...]
    undated: tuple[str, ...]


def impact_of(ctx: Context, *, territory: str, phase: str, weeks: int, moment: Moment) -> Impact:
    """The phase and all that waits for it slip by so many weeks: no slack is known, none is assumed.
    What is over or reached does not move, nor the start of what has begun."""
    state_on(ctx, territory=territory, phase=phase, moment=moment)
    if not 1 <= weeks <= WEEKS_AT_MOST:
        raise SlipOutOfRange(weeks=weeks)
    states = states_on(ctx, moment=moment, territory=territory)
    waiting = downstream(_waits(ctx, states, territory), phase)
    late = [other.key for other in ctx.catalog.phases if other.key == phase or other.key in waiting]
    milestones = milestones_on(ctx, moment=moment, territory=territory)
    moves = []
    for key in late:
        moves += list(_of_phase(states[territory, key], weeks))
        own = [milestone for milestone in milestones if milestone.phase == key]
        moves += [
            moving for milestone in own if (moving := _of_milestone(milestone, weeks, moment.on))
        ]
    dated = {moving.phase for moving in moves}
    open_ones = [key for key in late if states[territory, key].status not in CLOSED]
    return Impact(tuple(moves), tuple(key for key in open_ones if key not in dated))


def _waits(
    ctx: Context, states: Mapping[tuple[str, str], PhaseState], territory: str
) -> dict[str, set[str]]:
    """Return what each phase still waits for: the end of those it follows and, until it has
    begun, the start of those it begins with."""
    waits = {}
    for phase in ctx.catalog.phases:
        begun = states[territory, phase.key].status in STARTED
        waits[phase.key] = {*phase.follows} | (set() if begun else {*phase.starts_with})
    return waits


def _of_phase(state: PhaseState, weeks: int) -> Iterator[Moved]:
    if state.status in CLOSED:
        return
    starts = state.planned_start if state.status not in RUNNING else None
    for what, before in ((What.START, starts), (What.END, state.planned_end)):
        if before:
            yield Moved(state.phase, what, None, before, weeks_later(before, weeks))


def _of_milestone(milestone: MilestoneState, weeks: int, on: date) -> Moved | None:
    if milestone.due is None:
        return None
    after = weeks_later(milestone.due, weeks)
    breaks = leaves_commitment(milestone.told_on, expected=after, reached=False, on=on)
    return Moved(milestone.phase, What.MILESTONE, milestone, milestone.due, after, breaks)
