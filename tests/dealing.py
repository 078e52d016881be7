"""The order of a run that several processes share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

Test = TypeVar("Test")


def deal(long: list[Test], short: Iterable[Test], n_hands: int) -> list[Test]:
    """Each process is given a slice of the list, as long as that of its neighbours to within one:
    here every slice begins with its share of the long tests."""
    others = list(short)
    n_left, dealt = len(long) + len(others), list[Test]()
    for hand in range(n_hands):
        share = long[hand::n_hands]
        size = n_left // (n_hands - hand)
        n_left -= size
        n_others = max(0, size - len(share))
        dealt += [*share, *others[:n_others]]
        del others[:n_others]
    return dealt + others
