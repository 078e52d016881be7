"""The sentence that opens the pages of the phases, from their states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from domain.dates import PartialDate
from domain.phases import AWAITED, RUNNING, PhaseStatus
from domain.portfolio import counts
from domain.schedule import Flag
from i18n.opening_sentence import Portfolio, portfolio_sentence
from i18n.sentences import last_news
from queries.phases.states import PhaseState
from ui.components.phases.words import States
from ui.names import catalog


def opening_sentence(states: States, on: date) -> str:
    """Say what matters on that day, in one sentence."""
    statuses: dict[str, dict[str, PhaseStatus]] = defaultdict(dict)
    planned: dict[int, dict[str, PartialDate | None]] = defaultdict(dict)
    late: dict[int, list[str]] = defaultdict(list)
    positions = {phase.key: phase.position for phase in catalog().phases}
    named = {place.key: place.name for place in catalog().territories}
    for (territory, phase), state in states.items():
        place = named[territory]
        statuses[place][phase] = state.status
        if state.status is PhaseStatus.PLANNED:
            planned[positions[phase]][place] = state.planned_start
        if state.flag is Flag.LATE:
            late[positions[phase]].append(place)
    heard = _latest_news(states.values())
    return portfolio_sentence(
        on, Portfolio(counts(statuses), planned, late, _silent_since(states), heard)
    )


def _silent_since(states: States) -> PartialDate | None:
    """The last news of what is still open, when all of it has been silent for too long."""
    open_ones = [state for state in states.values() if state.status in AWAITED | RUNNING]
    if any(state.flag is not Flag.STALE for state in open_ones):
        return None
    return _latest_news(open_ones)


def _latest_news(states: Iterable[PhaseState]) -> PartialDate | None:
    dates = [heard for state in states if (heard := last_news(state))]
    return max(dates, key=lambda heard: heard.last, default=None)
