"""What is known of the phases of a territory on one day, by how new it is: nothing is told of a day
that nobody has spoken of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from domain.dates import PartialDate
from domain.phases import PhaseStatus
from domain.schedule import Flag, is_recent
from domain.statements import Origin


class Told(Protocol):
    """What has to be known of one phase to tell where it stands."""

    @property
    def status(self) -> PhaseStatus: ...
    @property
    def since(self) -> PartialDate | None: ...
    @property
    def at_latest(self) -> bool: ...
    @property
    def origin(self) -> Origin | None: ...
    @property
    def planned_start(self) -> PartialDate | None: ...
    @property
    def actual_start(self) -> PartialDate | None: ...
    @property
    def actual_end(self) -> PartialDate | None: ...
    @property
    def last_news_on(self) -> date | None: ...
    @property
    def flag(self) -> Flag | None: ...


def last_news(state: Told) -> PartialDate | None:
    """Return when the phase was last told of, no more precisely than what was told then."""
    if state.last_news_on is None:
        return None
    dates = (state.since, state.actual_start, state.actual_end)
    of_that_day = (when for when in dates if when and when.last == state.last_news_on)
    return next(of_that_day, PartialDate(state.last_news_on))


@dataclass(frozen=True, slots=True)
class PhaseTold:
    """One phase of a territory, its place in the method, and for how many days its news hold."""

    territory: str
    phase: str
    position: int
    state: Told
    news_expected_days: int

    @property
    def heard(self) -> PartialDate | None:
        return last_news(self.state)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`recent`: heard of within their reporting cadence, which alone may be told of the day;
    `older`: told with the day of their last news; `unknown`: nobody ever said where they stand."""

    recent: tuple[PhaseTold, ...]
    older: tuple[PhaseTold, ...]
    unknown: tuple[PhaseTold, ...]

    @property
    def n_phases(self) -> int:
        return len(self.recent) + len(self.older) + len(self.unknown)


def known_of(phases: Iterable[PhaseTold], *, on: date) -> Knowledge:
    """Share out the phases by the age of their news on that day; closed ones as well, for what was
    closed two years ago may have been opened again."""
    recent, older, unknown = [], [], []
    for phase in phases:
        heard = phase.state.last_news_on
        if phase.state.status is PhaseStatus.UNKNOWN or heard is None:
            unknown.append(phase)
        elif is_recent(heard, on=on, news_expected_days=phase.news_expected_days):
            recent.append(phase)
        else:
            older.append(phase)
    return Knowledge(tuple(recent), tuple(older), tuple(unknown))
