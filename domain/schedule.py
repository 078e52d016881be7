"""Late, without news, or neither: what a phase's dates and silence mean on a given day."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from domain.dates import PartialDate
from domain.phases import AWAITED, RUNNING, PhaseStatus


class Flag(StrEnum):
    LATE = "late"
    STALE = "stale"


class Standing(Protocol):
    """What has to be known of one phase on one day."""

    @property
    def status(self) -> PhaseStatus: ...
    @property
    def planned_start(self) -> PartialDate | None: ...
    @property
    def planned_end(self) -> PartialDate | None: ...
    @property
    def last_news_on(self) -> date | None: ...


def due_date(standing: Standing) -> PartialDate | None:
    """The next planned date that the phase has to meet: its start, then its end."""
    if standing.status in AWAITED or standing.status is PhaseStatus.UNKNOWN:
        return standing.planned_start or standing.planned_end
    return standing.planned_end if standing.status in RUNNING else None


def flag_of(standing: Standing, *, on: date, news_expected_days: int) -> Flag | None:
    """Silence comes before lateness: nobody can say « late » of what nobody has told for long.

    A closed phase needs no news; a phase of which nothing was ever said is « unknown »,
    which is a status of its own and not a flag. A month is late after its last day.
    """
    if standing.last_news_on is None or standing.status not in AWAITED | RUNNING:
        return None
    if on - standing.last_news_on > timedelta(days=news_expected_days):
        return Flag.STALE
    due = due_date(standing)
    return Flag.LATE if due and due.last < on else None


def falls_within(planned: PartialDate, *, after: date, days: int) -> bool:
    """Does any day it may mean fall in the `days` that follow `after` (that day included)?"""
    return planned.last >= after and planned.first <= after + timedelta(days=days)
