"""From a phase in a territory, the ways to what looks at it from further away."""

from __future__ import annotations

from ui.components import round_table, twins


def ways(territory: str, phase: str) -> None:
    """Who was around its table; how another territory goes through it."""
    round_table.way(territory, phase)
    twins.way(territory, phase)
