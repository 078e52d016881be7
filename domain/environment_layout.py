"""Where each thing of an environment is drawn: rings of boxes that never overlap, and curves
between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from math import cos, hypot, pi, sin

from domain.environment import Environment, Link, Node, Ring
from domain.text_width import wrapped

WIDTH, HEIGHT = 166.0, 44.0  # of a box, in pixels
BADGE = 46.0  # the room on its left for the shape and the letters of the type
TEXT_SIZE, LINE_HEIGHT, MARGIN = 13.0, 15.0, 8.0
APART_X, APART_Y = 10.0, 9.0  # between two boxes
RING_X, RING_Y = 30.0, 56.0  # between two rings, where lines are seen
EDGE = 14.0  # around the whole
STEPS = 360  # points of an ellipse
TALLER = 1.25  # as high as this for its width, an ellipse grows both ways
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """Around a point, with the lines written in it. The word of a ring has a box too."""

    key: str
    x: float
    y: float
    lines: tuple[str, ...] = ()

    def overlaps(self, other: Box) -> bool:
        return abs(self.x - other.x) < WIDTH + APART_X and abs(self.y - other.y) < HEIGHT + APART_Y

    def holds(self, point: Point) -> bool:
        return abs(point[0] - self.x) <= WIDTH / 2 and abs(point[1] - self.y) <= HEIGHT / 2


@dataclass(frozen=True, slots=True)
class Band:
    """A ring: its ellipse around the middle, and the box of its word."""

    ring: Ring
    rx: float
    ry: float
    word: Box


@dataclass(frozen=True, slots=True)
class Curve:
    """A quadratic curve from edge to edge; `sign` is a point of it that no box hides."""

    number: int
    start: Point
    bend: Point
    end: Point
    sign: Point


@dataclass(frozen=True, slots=True)
class Layout:
    """Pixels from the upper left corner; `centre` is that of the rings."""

    width: float
    height: float
    centre: Point
    bands: tuple[Band, ...]
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]


@lru_cache(maxsize=32)  # a page asks again at each click
def laid_out(environment: Environment) -> Layout:
    """The same environment is always drawn the same way."""
    middle = [node for node in environment.nodes if node.is_centre]
    boxes = list(_stack(middle))
    bands: list[Band] = []
    rx, ry = 0.0, (len(middle) - 1) * (HEIGHT + APART_Y) / 2
    around = [node for node in environment.nodes if not node.is_centre]
    for ring, nodes in groupby(around, key=lambda node: node.ring):
        band, placed = _ring(ring, list(nodes), boxes, rx + WIDTH + RING_X, ry + HEIGHT + RING_Y)
        bands.append(band)
        boxes += [band.word, *placed]
        rx, ry = band.rx, band.ry
    width, height = 2 * (rx + WIDTH / 2 + EDGE), 2 * (max(ry, 0) + HEIGHT / 2 + EDGE)
    centre = (width / 2, height / 2)
    moved = {box.key: _moved(box, centre) for box in boxes}
    words = {band.word.key for band in bands}
    return Layout(
        width=width,
        height=height,
        centre=centre,
        bands=tuple(Band(band.ring, band.rx, band.ry, moved[band.word.key]) for band in bands),
        boxes=tuple(box for key, box in moved.items() if key not in words),
        curves=tuple(_curves(environment.links, moved, centre)),
    )


def _moved(box: Box, by: Point) -> Box:
    return Box(box.key, box.x + by[0], box.y + by[1], box.lines)


def _stack(nodes: Sequence[Node]) -> Iterator[Box]:
    """Stack the boxes one above the other, around the middle."""
    for n, node in enumerate(nodes):
        yield Box(node.key, 0.0, (n - (len(nodes) - 1) / 2) * (HEIGHT + APART_Y), _lines(node))


def _lines(node: Node) -> tuple[str, ...]:
    room = WIDTH - BADGE - MARGIN
    lines = 1 if node.is_missing else 2  # below the name it says that it is missing
    return wrapped(node.name, size=TEXT_SIZE, room=room, lines=lines)


def _ring(
    ring: Ring, nodes: Sequence[Node], taken: Sequence[Box], rx: float, ry: float
) -> tuple[Band, list[Box]]:
    """The smallest ellipse on which they all stand clear of each other and of what is inside."""
    while True:
        places = _around(len(nodes) + 1, rx, ry)
        if places:
            word = Box(f"ring:{ring}", *places[0])
            boxes = [
                Box(node.key, x, y, _lines(node))
                for node, (x, y) in zip(nodes, places[1:], strict=True)
            ]
            if _are_clear([word, *boxes], taken):
                return Band(ring, rx, ry, word), boxes
        if ry >= rx * TALLER:
            rx *= 1.03
        ry *= 1.04


def _around(count: int, rx: float, ry: float) -> list[Point]:
    """So many points of the ellipse, from its top clockwise; none when there is no room.

    Boxes are wider than high: side by side they need more of the ellipse than one above the
    other. Each piece of it counts for the part of a box that it can hold."""
    pieces = [_piece(2 * pi * (n + 0.5) / STEPS, rx, ry) for n in range(STEPS)]
    whole = sum(pieces)
    if whole < count:
        return []
    angles: list[Point] = []
    reached, step = 0.0, whole / count
    for n, piece in enumerate(pieces):
        while len(angles) < count and reached + piece > len(angles) * step:
            angle = 2 * pi * (n + (len(angles) * step - reached) / piece) / STEPS
            angles.append((rx * sin(angle), -ry * cos(angle)))
        reached += piece
    return angles


def _piece(angle: float, rx: float, ry: float) -> float:
    dx, dy = abs(rx * cos(angle)), abs(ry * sin(angle))
    return max(dx / (WIDTH + APART_X), dy / (HEIGHT + APART_Y)) * 2 * pi / STEPS


def _are_clear(boxes: Sequence[Box], taken: Sequence[Box]) -> bool:
    return not any(
        box.overlaps(other) for n, box in enumerate(boxes) for other in (*boxes[:n], *taken)
    )


def _curves(links: Iterable[Link], boxes: dict[str, Box], centre: Point) -> Iterator[Curve]:
    """Bent towards the middle, so that lines of one ring do not run along it; several links of
    one pair lie beside each other."""
    seen: Counter[frozenset[str]] = Counter()
    for link in links:
        pair = frozenset((link.first, link.second))
        first, second = boxes[link.first], boxes[link.second]
        bend = _bend(first, second, centre, seen[pair])
        seen[pair] += 1
        start, end = _leaves(first, bend, second), _leaves(second, bend, first)
        yield Curve(link.number, start, bend, end, _sign(start, bend, end, boxes.values()))


def _bend(first: Box, second: Box, centre: Point, nth: int) -> Point:
    mx, my = (first.x + second.x) / 2, (first.y + second.y) / 2
    dx, dy = second.x - first.x, second.y - first.y
    aside = (nth + 1) // 2 * (26 if nth % 2 else -26) / (hypot(dx, dy) or 1)
    if first.key > second.key:
        aside = -aside
    return (
        mx + (centre[0] - mx) * 0.3 - dy * aside,
        my + (centre[1] - my) * 0.3 + dx * aside,
    )


def _leaves(box: Box, bend: Point, other: Box) -> Point:
    """Return where the curve leaves the box: halved until it is found to a quarter of a pixel."""
    inside, outside = 0.0, 1.0
    for _ in range(12):
        half = (inside + outside) / 2
        if box.holds(on_curve((box.x, box.y), bend, (other.x, other.y), half)):
            inside = half
        else:
            outside = half
    return on_curve((box.x, box.y), bend, (other.x, other.y), outside)


def on_curve(start: Point, bend: Point, end: Point, t: float) -> Point:
    """The point of a quadratic curve that far on its way, from 0 to 1."""
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
    return (
        a * start[0] + b * bend[0] + c * end[0],
        a * start[1] + b * bend[1] + c * end[1],
    )


def _sign(start: Point, bend: Point, end: Point, boxes: Iterable[Box]) -> Point:
    near = [box for box in boxes if box.holds(bend) or _between(box, start, end)]
    points = [
        on_curve(start, bend, end, t) for t in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
    ]
    return next((p for p in points if not any(box.holds(p) for box in near)), points[0])


def _between(box: Box, start: Point, end: Point) -> bool:
    """Could a curve from one to the other cross it? Roughly, to look at fewer boxes."""
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    return (
        left - 2 * WIDTH <= box.x <= right + 2 * WIDTH
        and top - 2 * HEIGHT <= box.y <= bottom + 2 * HEIGHT
    )
