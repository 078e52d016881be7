"""Whose words are whose: what is written about a phase belongs to the exchange between FOREm and the
lot that held the phase at that instant, for ever."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

EVERY_LOT = "tous"  # in addresses and subjects, what no lot in particular may read


@dataclass(frozen=True, slots=True)
class Holding:
    """From `since`, included, to `until`, left out, a phase was of that lot. None: since ever; still;
    of no lot that is known, and then of all those of the territory."""

    lot: str | None
    since: datetime | None = None
    until: datetime | None = None

    def holds(self, at: datetime) -> bool:
        begun = self.since is None or self.since <= at
        return begun and (self.until is None or at < self.until)


def holdings_of(said: Iterable[tuple[datetime, str | None]]) -> tuple[Holding, ...]:
    """Return who held a phase, first to last, from when each lot was said, oldest first. Before
    anything was said it was of no lot."""
    holdings = [Holding(None)]
    for at, lot in said:
        if lot == holdings[-1].lot:
            continue
        before = holdings.pop()
        holdings += [Holding(before.lot, before.since, at), Holding(lot, at)]
    return tuple(holdings)


def holder_at(holdings: Sequence[Holding], at: datetime) -> str | None:
    """Return the lot at that instant, None when it was of none."""
    return next((holding.lot for holding in holdings if holding.holds(at)), None)
