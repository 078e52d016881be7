"""The shapes of the environment diagram: badges, lines, arrows, signs; one set for screens and for files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import atan2, cos, sin
from xml.etree.ElementTree import Element

from domain.environment import Change
from domain.environment_layout import Curve, Point
from domain.organisation_links import Direction, Mode, Tie
from i18n.labels.diagram import CHANGE_SIGN

Value = str | float | None
Ink = Callable[[str], str]  # the colour of that name, as the target understands it
BADGE_WIDTH, BADGE_HEIGHT = 42.0, 26.0
LETTERS = 11.0
ARROW = 8.0
THICKNESS: Mapping[int, float] = {1: 1.2, 2: 2.4, 3: 4.0}
DASHES: Mapping[Mode, str] = {Mode.INFORMATION: "1.5 4", Mode.COORDINATION: "8 4"}
LINE_INK: Mapping[Mode, str] = {
    Mode.INFORMATION: "unknown",
    Mode.COORDINATION: "suspended",
    Mode.COOPERATION: "in_progress",
    Mode.COLLABORATION: "accent",
}
CHANGE_INK: Mapping[Change, str] = {
    Change.ADDED: "completed",
    Change.REMOVED: "late",
    Change.CHANGED: "in_progress",
    Change.ALONE: "stale",
}


def element(tag: str, *children: Element, **attributes: Value) -> Element:
    """Attributes of Python become those of SVG: `stroke_width` is « stroke-width »; numbers are
    rounded, None is left out; `text` is what stands inside."""
    text = attributes.pop("text", None)
    said = {
        name.replace("_", "-"): f"{value:g}" if isinstance(value, int | float) else str(value)
        for name, raw in attributes.items()
        if (value := round(raw, 1) if isinstance(raw, float) else raw) is not None
    }
    made = Element(tag, said)
    made.text = str(text) if text else None
    made.extend(children)
    return made


def points(*places: Point) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


def badge(x: float, y: float, level: str, code: str, ink: Ink) -> tuple[Element, Element]:
    """The level of the type by its shape, the type by its letters."""
    size = min(LETTERS, (BADGE_WIDTH - 6) / (0.64 * max(len(code), 1)))  # bold capitals
    letters = element(
        "text",
        text=code,
        x=x,
        y=y + size * 0.36,
        text_anchor="middle",
        font_size=size,
        font_weight="600",
        fill=ink("text"),
    )
    return _outline(x, y, level, ink), letters


def _outline(x: float, y: float, level: str, ink: Ink) -> Element:
    w, h = BADGE_WIDTH / 2, BADGE_HEIGHT / 2
    dress: dict[str, Value] = {"fill": ink("panel"), "stroke": ink("text"), "stroke_width": 1.2}
    corners: Mapping[str, tuple[Point, ...]] = {
        "sub_regional": ((-w, 0), (-w + 7, -h), (w - 7, -h), (w, 0), (w - 7, h), (-w + 7, h)),
        "project": ((-w + 6, -h), (w, -h), (w - 6, h), (-w, h)),
        "all": (
            (-w, -h + 5), (-w + 5, -h), (w - 5, -h), (w, -h + 5),
            (w, h - 5), (w - 5, h), (-w + 5, h), (-w, h - 5),
        ),
    }  # fmt: skip
    if level in corners:
        return element(
            "polygon", points=points(*((x + a, y + b) for a, b in corners[level])), **dress
        )
    radius = h if level == "local" else 0.0
    return element("rect", x=x - w, y=y - h, width=2 * w, height=2 * h, rx=radius, **dress)


def curve_path(curve: Curve) -> str:
    (ax, ay), (bx, by), (cx, cy) = curve.start, curve.bend, curve.end
    return f"M{ax:.1f} {ay:.1f}Q{bx:.1f} {by:.1f} {cx:.1f} {cy:.1f}"


def line(curve: Curve, tie: Tie, change: Change | None, ink: Ink) -> list[Element]:
    """Its style tells the mode, its width the intensity, its arrows the direction, a square that
    it is formal, a sign in a circle what changed."""
    colour, width = ink(LINE_INK[tie.mode]), THICKNESS[tie.intensity]
    dress: dict[str, Value] = {
        "d": curve_path(curve),
        "fill": "none",
        "stroke": colour,
        "stroke_dasharray": DASHES.get(tie.mode),
    }
    drawn = [element("path", stroke_width=width, **dress)]
    if tie.mode is Mode.COLLABORATION:  # two lines beside each other
        drawn = [element("path", stroke_width=width + 3.0, **dress)]
        drawn.append(element("path", stroke_width=2.0, **(dress | {"stroke": ink("ground")})))
    drawn.append(_arrow(curve.bend, curve.end, width, colour))
    if tie.direction is Direction.BOTH:
        drawn.append(_arrow(curve.bend, curve.start, width, colour))
    if tie.is_formal:
        drawn.append(_square(curve.sign, colour, ink))
    if change:
        drawn += sign(curve.sign, change, ink)
    return drawn


def _arrow(before: Point, tip: Point, width: float, colour: str) -> Element:
    angle, length = atan2(tip[1] - before[1], tip[0] - before[0]), ARROW + width
    wings = [
        (tip[0] - length * cos(angle + turn), tip[1] - length * sin(angle + turn))
        for turn in (0.45, -0.45)
    ]
    return element("polygon", points=points(tip, *wings), fill=colour)


def _square(at: Point, colour: str, ink: Ink) -> Element:
    return element(
        "rect",
        x=at[0] - 5,
        y=at[1] - 5,
        width=10.0,
        height=10.0,
        fill=colour,
        stroke=ink("ground"),
        stroke_width=1.5,
    )


def sign(at: Point, change: Change, ink: Ink) -> list[Element]:
    """In a circle; words beside the drawing say the same."""
    colour = ink(CHANGE_INK[change])
    return [
        element(
            "circle", cx=at[0], cy=at[1], r=8.5, fill=ink("ground"), stroke=colour, stroke_width=2.0
        ),
        element(
            "text",
            text=CHANGE_SIGN[change],
            x=at[0],
            y=at[1] + 4.5,
            text_anchor="middle",
            font_size=13.0,
            font_weight="700",
            fill=colour,
        ),
    ]
