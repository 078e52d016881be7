"""What waits for what: everything that slips when one phase does."""

from __future__ import annotations

from collections.abc import Collection, Mapping


def downstream(waits: Mapping[str, Collection[str]], start: str) -> frozenset[str]:
    """Return all that waits for `start`, directly or not; `waits` says what each waits for.

    Phases that begin together wait for each other: unlike what waits for an end, which
    the definitions refuse in a circle, that is no contradiction.
    """
    late, reached = {start}, {start}
    while reached:
        reached = {
            key for key, before in waits.items() if key not in late and reached & set(before)
        }
        late |= reached
    return frozenset(late - {start})
