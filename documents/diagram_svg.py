"""The environment diagram drawn once, for screens and for files: rings, lines, boxes, and what each of them says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from documents.diagram_shapes import CHANGE_INK, Ink, badge, element, line, sign
from domain.environment import Change, Environment, Link, Node
from domain.environment_layout import (
    BADGE,
    HEIGHT,
    LINE_HEIGHT,
    TEXT_SIZE,
    WIDTH,
    Band,
    Box,
    Layout,
)
from domain.organisation_links import Direction
from domain.organisations import Engagement
from domain.text_width import width_of
from i18n.formats import capitalised, since_date
from i18n.labels.diagram import CHANGE_WORD, TO_BE_IDENTIFIED
from i18n.labels.register import ENGAGEMENT_WORD, MODE_WORD, NATURE_WORD, RING_WORD

BORDER: Mapping[Engagement, float] = {Engagement.ENGAGED: 2.2, Engagement.SIGNATORY: 3.4}
Href = Callable[[Node], str]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn, and where; `types` holds the name of each type of actors by its code."""

    environment: Environment
    layout: Layout
    types: Mapping[str, str]


def drawn(drawing: Drawing, ink: Ink, href: Href | None = None) -> Element:
    """Everything, in one group; with `href`, each box is a link."""
    layout, environment = drawing.layout, drawing.environment
    boxes = {box.key: box for box in layout.boxes}
    rings = element(
        "g", *(element for band in layout.bands for element in _ring(band, layout, ink))
    )
    lines = element("g", *_lines(drawing, ink))
    words = element("g", *(element for band in layout.bands for element in _word(band, ink)))
    nodes = element(
        "g", *(_node(node, boxes[node.key], drawing, ink, href) for node in environment.nodes)
    )
    return element("g", rings, lines, words, nodes)


def _ring(band: Band, layout: Layout, ink: Ink) -> Iterator[Element]:
    x, y = layout.centre
    yield element(
        "ellipse",
        cx=x,
        cy=y,
        rx=band.rx,
        ry=band.ry,
        fill="none",
        stroke=ink("line"),
        stroke_width=1.5,
    )


def _word(band: Band, ink: Ink) -> Iterator[Element]:
    """On its ring, at the top."""
    word = RING_WORD[band.ring]
    width = width_of(word, TEXT_SIZE) + 16
    x, y = band.word.x, band.word.y
    yield element("rect", x=x - width / 2, y=y - 11, width=width, height=22.0, fill=ink("ground"))
    yield element(
        "text",
        text=word,
        x=x,
        y=y + 4.5,
        text_anchor="middle",
        font_size=TEXT_SIZE,
        font_style="italic",
        fill=ink("text"),
    )


def _lines(drawing: Drawing, ink: Ink) -> Iterator[Element]:
    links = {link.number: link for link in drawing.environment.links}
    names = {node.key: node.name for node in drawing.environment.nodes}
    for curve in drawing.layout.curves:
        link = links[curve.number]
        title = element("title", text=link_sentence(link, names))
        yield element(
            "g",
            title,
            *line(curve, link.tie, link.change, ink),
            data_ends=f"{link.first} {link.second}",
        )


def _node(node: Node, box: Box, drawing: Drawing, ink: Ink, href: Href | None) -> Element:
    sentence = node_sentence(node, drawing)
    left, top = box.x - WIDTH / 2, box.y - HEIGHT / 2
    parts = [
        element("title", text=sentence),
        _frame(node, left, top, ink),
        *badge(left + BADGE / 2 + 1, box.y, node.level, node.actor_type, ink),
        *_name(node, box, left + BADGE + 3, ink),
    ]
    if node.change:
        parts += sign((left + WIDTH, top), node.change, ink)
    if href is None:
        return element("g", *parts)
    return element("a", *parts, href=href(node), aria_label=sentence, data_id=node.key)


def _frame(node: Node, left: float, top: float, ink: Ink) -> Element:
    """The closer the organisation, the thicker; dashed, nobody is there."""
    is_there = not node.is_missing and node.change is not Change.REMOVED
    return element(
        "rect",
        x=left,
        y=top,
        width=WIDTH,
        height=HEIGHT,
        rx=4.0,
        fill=ink("ground"),
        stroke=ink(
            CHANGE_INK[node.change] if node.change else "accent" if node.is_centre else "text"
        ),
        stroke_width=BORDER.get(node.engagement, 1.1) if node.engagement else 1.1,
        stroke_dasharray=None if is_there else "5 4",
    )


def _name(node: Node, box: Box, x: float, ink: Ink) -> Iterator[Element]:
    lines = [*box.lines, TO_BE_IDENTIFIED] if node.is_missing else box.lines
    first = box.y + 4.5 - (len(lines) - 1) * LINE_HEIGHT / 2
    for n, text in enumerate(lines):
        yield element(
            "text",
            text=text,
            x=x,
            y=first + n * LINE_HEIGHT,
            font_size=TEXT_SIZE,
            font_style="italic" if node.is_missing else None,
            font_weight="600" if node.is_centre else None,
            fill=ink("text"),
        )


def node_sentence(node: Node, drawing: Drawing) -> str:
    """« CPAS A (Centre public d’action sociale, cœur) : engagée, 3 liens »."""
    kind, ring = drawing.types.get(node.actor_type, node.actor_type), RING_WORD[node.ring].lower()
    if node.is_missing:
        return f"{node.name} ({ring})\u00a0: {TO_BE_IDENTIFIED}"
    assert node.engagement
    links = sum(node.key in (link.first, link.second) for link in drawing.environment.held)
    said = [
        ENGAGEMENT_WORD[node.engagement].lower(),
        f"{links} lien{'s' if links > 1 else ''}",
        *([CHANGE_WORD[node.change].lower()] if node.change else []),
    ]
    return f"{node.name} ({kind}, {ring})\u00a0: {', '.join(said)}"


def link_sentence(link: Link, names: Mapping[str, str]) -> str:
    """« CPAS A ↔ Maison de l’Emploi : coopération, orientation de public, intensité 3, formalisé »."""
    tie = link.tie
    arrow = "↔" if tie.direction is Direction.BOTH else "→"
    said = [
        MODE_WORD[tie.mode].lower(),
        NATURE_WORD[tie.nature].lower(),
        f"intensité {tie.intensity}",
        "formalisé" if tie.is_formal else "non formalisé",
        since_date(tie.since),
        *([CHANGE_WORD[link.change].lower()] if link.change else []),
    ]
    ends = f"{names[link.first]} {arrow} {names[link.second]}"
    return capitalised(f"{ends}\u00a0: {', '.join(said)}")
