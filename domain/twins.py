"""Two territories side by side, point by point: what one has beside what the other has, and where
they differ."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from domain.dates import PartialDate, Precision
from domain.working_days import DAY, Closing, working_days_between


class Aspect(StrEnum):
    PHASE = "phase"
    DATE = "date"
    DURATION = "duration"
    MILESTONE = "milestone"
    DELIVERABLE = "deliverable"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True)
class Trait:
    """What a territory has at one point; `key` names the same point in every territory. A value of
    None is not known, or not there."""

    aspect: Aspect
    key: str
    value: Hashable | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    aspect: Aspect
    key: str
    first: Hashable | None
    second: Hashable | None

    @property
    def differs(self) -> bool:
        """Something known on one side that the other does not say, or says otherwise."""
        return self.first != self.second


@dataclass(frozen=True, slots=True)
class Duration:
    """Both ends count. Not exact when one of them is known to the month, or as « au plus tard »."""

    working_days: int
    exact: bool


def duration_of(
    start: PartialDate | None,
    end: PartialDate | None,
    *,
    at_latest: bool = False,
    closing: Closing = frozenset(),
) -> Duration | None:
    """Belgian working days from the first to the last; None when an end is missing, or when the
    end comes before the start."""
    if start is None or end is None or end.last < start.first:
        return None
    exact = {start.precision, end.precision} == {Precision.DAY} and not at_latest
    return Duration(working_days_between(start.first - DAY, end.last, closing), exact)


def side_by_side(first: Iterable[Trait], second: Iterable[Trait]) -> list[Pair]:
    """Return every point of either, aspect by aspect, in the order of the first; then what only
    the second has."""
    values = {(trait.aspect, trait.key): trait.value for trait in first}
    there = {(trait.aspect, trait.key): trait.value for trait in second}
    keys = sorted({**values, **there}, key=lambda key: list(Aspect).index(key[0]))
    return [
        Pair(aspect, key, values.get((aspect, key)), there.get((aspect, key)))
        for aspect, key in keys
    ]
