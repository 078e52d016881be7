"""Which planned dates the calendar draws: those in force, or those of an earlier reference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.errors import NotFound
from domain.milestones import BaselineStatus
from queries.milestones.baselines import Baseline, baselines_on
from queries.milestones.states import MilestoneState
from ui import state as address
from ui.components.portfolio import name_of
from ui.components.selectors import choose
from ui.session import ask, moment, t

PARAM = "reference"
IN_FORCE = ""


def planned_by(milestones: Sequence[MilestoneState], places: Sequence[str]) -> list[MilestoneState]:
    """The milestones with the planned dates of the reference chosen; nothing is offered before
    one was approved."""
    known = {
        f"{place}/{one.number}": (place, one)
        for place in places
        for one in ask(baselines_on, territory=place, moment=moment())
        if one.status is BaselineStatus.APPROVED
    }
    wanted = address.param(PARAM) or IN_FORCE
    if wanted and wanted not in known:
        raise NotFound(subject=wanted)
    if known:
        choose(
            t("Dates prévues dessinées"),
            [IN_FORCE, *known],
            param=PARAM,
            value=wanted,
            told=lambda key: _told(*known[key]) if key else t("Référence en vigueur"),
        )
    return [_dated(state, *known[wanted]) for state in milestones] if wanted else list(milestones)


def _told(place: str, one: Baseline) -> str:
    return t("{place}, référence {number} : {name}").format(
        place=name_of(place), number=one.number, name=one.name
    )


def _dated(state: MilestoneState, place: str, one: Baseline) -> MilestoneState:
    if state.territory != place:
        return state
    return replace(state, planned_on=one.dates.get(state.key))
