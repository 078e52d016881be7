"""Where the territories lie: points from coordinates, a scale, the north; no map, no outline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A territory at its town centre or centroid, in degrees (WGS 84)."""

    key: str
    name: str
    latitude: float
    longitude: float
    sentence: (
        str  # province, neighbours: « Province de Liège ; voisines : Juprelle, Liège, Oupeye »
    )
    href: str


def locator(
    *, places: Sequence[Place], caption: str, key: str, selected: str | None = None
) -> str | None:
    """Draw the places to scale; the key of the place opened in this run, or None."""
    raise NotImplementedError
