"""Where the territories lie: points from coordinates, a scale, the north; no map, no outline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from ui.session import t
from ui.widgets.mount import mount

WIDTH, HEIGHT, MARGIN = 360, 200, 44
KM_PER_DEGREE = 111.32
ROUND_LENGTHS = (50, 20, 10, 5, 2, 1)  # kilometres that a scale bar may show
LETTER, LINE = 7.5, 18.0  # a label's width per letter and its height, on the safe side
Box = tuple[float, float, float, float]  # left, top, right, bottom


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
    points, pixels_per_km = project(places)
    bar = next((km for km in ROUND_LENGTHS if km * pixels_per_km <= WIDTH / 3), 1)
    labels = label_places([place.name for place in places], points)
    data = {
        "caption": caption,
        "width": WIDTH,
        "height": HEIGHT,
        "north": t("N"),
        "scale": {"width": round(bar * pixels_per_km, 1), "text": f"{bar} km"},
        "places": [
            _drawn(place, point, label, place.key == selected)
            for place, point, label in zip(places, points, labels, strict=True)
        ],
    }
    chosen = mount("locator", data=data, key=key)
    return next((place.key for place in places if place.key == chosen), None)


def _drawn(
    place: Place, point: tuple[float, float], label: tuple[float, float, str], selected: bool
) -> dict[str, object]:
    return {
        "key": place.key,
        "name": place.name,
        "sentence": place.sentence,
        "href": place.href,
        "selected": selected,
        "x": round(point[0], 1),
        "y": round(point[1], 1),
        "label": label,
    }


def project(places: Sequence[Place]) -> tuple[list[tuple[float, float]], float]:
    """Pixels of each place and of a kilometre: equirectangular, narrowed by the latitude's
    cosine."""
    middle = sum(place.latitude for place in places) / len(places)
    east = [place.longitude * KM_PER_DEGREE * cos(radians(middle)) for place in places]
    south = [-place.latitude * KM_PER_DEGREE for place in places]
    scale = min(
        (WIDTH - 2 * MARGIN) / max(max(east) - min(east), 10),
        (HEIGHT - 2 * MARGIN) / max(max(south) - min(south), 10),
    )
    left, top = (max(east) + min(east)) / 2, (max(south) + min(south)) / 2
    points = [
        (WIDTH / 2 + (x - left) * scale, HEIGHT / 2 + (y - top) * scale)
        for x, y in zip(east, south, strict=True)
    ]
    return points, scale


def label_places(
    names: Sequence[str], points: Sequence[tuple[float, float]]
) -> list[tuple[float, float, str]]:
    """Return where each name is written: the first side that hides no point and no other name."""
    taken: list[Box] = [(x - 12, y - 12, x + 12, y + 12) for x, y in points]
    chosen = []
    for name, (x, y) in zip(names, points, strict=True):
        sides = _sides(len(name) * LETTER, x, y)
        label, box = next((side for side in sides if _free(side[1], taken)), sides[0])
        taken.append(box)
        chosen.append(label)
    return chosen


def _sides(width: float, x: float, y: float) -> list[tuple[tuple[float, float, str], Box]]:
    """Right, left, above and below of a point, each with the room it takes."""
    half = width / 2
    return [
        ((x + 15, y + 5, "start"), (x + 14, y - LINE / 2, x + 15 + width, y + LINE / 2)),
        ((x - 15, y + 5, "end"), (x - 15 - width, y - LINE / 2, x - 14, y + LINE / 2)),
        ((x, y - 17, "middle"), (x - half, y - 17 - LINE, x + half, y - 13)),
        ((x, y + 28, "middle"), (x - half, y + 13, x + half, y + 13 + LINE)),
    ]


def _free(box: Box, taken: Sequence[Box]) -> bool:
    left, top, right, bottom = box
    inside = left >= 0 and right <= WIDTH and top >= 0 and bottom <= HEIGHT
    return inside and not any(
        left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
        for other in taken
    )
