"""The places that figures speak of: the territories, and what lies around each of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from definitions.territories import Place, TerritoryDefinition
from domain.figures import PlaceLevel
from domain.tables import folded


@dataclass(frozen=True, slots=True)
class FigurePlace:
    """A commune that is a territory, or something around it. `territory`: whose people may read
    it; what lies around belongs to everybody."""

    level: PlaceLevel
    key: str
    name: str
    territory: str | None = None


def around(place: TerritoryDefinition) -> tuple[FigurePlace, ...]:
    """The territory itself, then its arrondissement, basin, province and region."""
    outer = (
        (PlaceLevel.ARRONDISSEMENT, place.arrondissement),
        (PlaceLevel.BASIN, place.bassin_efe),
        (PlaceLevel.PROVINCE, place.province),
        (PlaceLevel.REGION, place.region),
    )
    own = FigurePlace(PlaceLevel.COMMUNE, place.key, place.name, place.key)
    return (own, *(FigurePlace(level, _key(place), place.name) for level, place in outer if place))


def places_of(territories: Iterable[TerritoryDefinition]) -> list[FigurePlace]:
    """Return every one of them, once, from the nearest level to the widest."""
    distinct = dict.fromkeys(place for territory in territories for place in around(territory))
    order = list(PlaceLevel)
    return sorted(distinct, key=lambda place: (order.index(place.level), folded(place.name)))


def _key(place: Place) -> str:
    """The number of the nomenclature; a basin has none."""
    return place.nis or folded(place.name).replace(" ", "-")
