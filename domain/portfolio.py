"""What matters in a portfolio of territories on one day: counts, what runs, what is late or
next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from domain.phases import CLOSED, RUNNING, PhaseStatus

Statuses = Mapping[str, PhaseStatus]  # by phase key


@dataclass(frozen=True, slots=True)
class Count:
    """How many phases are closed and running, out of all those of the method."""

    closed: int
    running: int
    total: int


def count(statuses: Statuses) -> Count:
    tally = Counter(statuses.values())
    return Count(
        closed=sum(tally[status] for status in CLOSED),
        running=sum(tally[status] for status in RUNNING),
        total=len(statuses),
    )


def counts(portfolio: Mapping[str, Statuses]) -> dict[str, Count]:
    """The count of each territory."""
    return {territory: count(statuses) for territory, statuses in portfolio.items()}


def total(each: Mapping[str, Count]) -> Count:
    """Return all territories together."""
    return Count(
        closed=sum(count.closed for count in each.values()),
        running=sum(count.running for count in each.values()),
        total=sum(count.total for count in each.values()),
    )
