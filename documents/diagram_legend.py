"""What the signs of the environment diagram mean: a small drawing and its words, those that are in use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from xml.etree.ElementTree import Element

from documents.diagram_shapes import Ink, badge, element, line, sign
from domain.dates import PartialDate
from domain.environment import CENTRE, Change, Environment
from domain.environment_layout import Curve
from domain.organisation_links import Direction, Mode, Nature, Tie
from i18n.labels.diagram import ACTOR_LEVEL_WORD, CHANGE_WORD, TO_BE_IDENTIFIED
from i18n.labels.register import MODE_WORD

SAMPLE_WIDTH, SAMPLE_HEIGHT = 46.0, 28.0
Sample = tuple[list[Element], str]  # shapes in a box of that size, and what they mean
SAMPLE = Tie(
    1, 2, Mode.COOPERATION, Nature.OTHER, Direction.FORWARD, 2, False, PartialDate(date(2024, 1, 1))
)


def legend(environment: Environment, ink: Ink) -> Iterator[Sample]:
    yield from _levels(environment, ink)
    yield from _frames(environment, ink)
    yield from _links(environment, ink)
    changes = {node.change for node in environment.nodes} | {
        link.change for link in environment.links
    }
    for change in Change:
        if change in changes:
            yield sign((SAMPLE_WIDTH / 2, SAMPLE_HEIGHT / 2), change, ink), CHANGE_WORD[change]


def _levels(environment: Environment, ink: Ink) -> Iterator[Sample]:
    """The letters are those of the types, given with their names in the table."""
    used = {node.level for node in environment.nodes}
    for level, word in ACTOR_LEVEL_WORD.items():
        if level in used:
            yield list(badge(SAMPLE_WIDTH / 2, SAMPLE_HEIGHT / 2, level, "…", ink)), word


def _frames(environment: Environment, ink: Ink) -> Iterator[Sample]:
    yield [_frame("text", 1.1, ink)], "Identifiée ou contactée"
    yield [_frame("text", 2.2, ink)], "Engagée"
    yield [_frame("text", 3.4, ink)], "Signataire"
    if environment.missing:
        yield [_frame("text", 1.1, ink, dash="5 4")], f"Type d’acteurs {TO_BE_IDENTIFIED}"
    if any(node.actor_type == CENTRE for node in environment.nodes):
        yield [_frame("accent", 2.2, ink)], "Maison de l’Emploi"


def _frame(colour: str, width: float, ink: Ink, dash: str | None = None) -> Element:
    return element(
        "rect", x=3.0, y=4.0, width=40.0, height=20.0, rx=4.0, fill=ink("ground"),
        stroke=ink(colour), stroke_width=width, stroke_dasharray=dash,
    )  # fmt: skip


def _links(environment: Environment, ink: Ink) -> Iterator[Sample]:
    if not environment.links:
        return
    used = {link.tie.mode for link in environment.links}
    for mode in Mode:
        if mode in used:
            yield _line(replace(SAMPLE, mode=mode), ink), MODE_WORD[mode]
    yield _line(replace(SAMPLE, direction=Direction.BOTH), ink), "Dans les deux sens"
    yield _line(replace(SAMPLE, intensity=1), ink), "Intensité 1"
    yield _line(replace(SAMPLE, intensity=3), ink), "Intensité 3"
    yield _line(replace(SAMPLE, is_formal=True), ink), "Formalisé"


def _line(tie: Tie, ink: Ink) -> list[Element]:
    y, middle = SAMPLE_HEIGHT / 2, SAMPLE_WIDTH / 2
    return line(Curve(0, (2.0, y), (middle, y), (SAMPLE_WIDTH - 2, y), (middle, y)), tie, None, ink)
