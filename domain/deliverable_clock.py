"""The two-sided clock: days at the contractor, at FOREm, at third parties; they sum to the total."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.statements import Side


@dataclass(frozen=True, slots=True)
class HolderChange:
    """From that day on it is that side’s turn; nobody’s once it is accepted for good."""

    on: date
    side: Side | None


@dataclass(frozen=True, slots=True)
class Clock:
    """Calendar days since the first draft, by side, and whose turn it is."""

    since: date
    days: Mapping[Side, int]
    side: Side | None

    @property
    def total(self) -> int:
        return sum(self.days.values())


def clock_of(turns: Iterable[HolderChange], *, until: date) -> Clock | None:
    """The clock on a day; None when nothing has begun. A day belongs to who has it at its end;
    `until` itself, which is not over, is not counted."""
    in_order = [turn for turn in turns if turn.on <= until]
    if not in_order:
        return None
    days = dict.fromkeys(Side, 0)
    ends = [turn.on for turn in in_order[1:]] + [until]
    for turn, end in zip(in_order, ends, strict=True):
        if turn.side:
            days[turn.side] += (end - turn.on).days
    return Clock(in_order[0].on, days, in_order[-1].side)
