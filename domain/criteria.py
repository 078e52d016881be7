"""Whether the data proves an entry or exit criterion."""

from __future__ import annotations

from collections.abc import Collection


def is_met(proven_by: Collection[str], known: Collection[str]) -> bool | None:
    """True when every proof is known, False when one is missing; None when no data could tell.

    Proofs are the keys of closed phases, passed milestones and accepted deliverables.
    """
    if not proven_by:
        return None
    return all(key in known for key in proven_by)
