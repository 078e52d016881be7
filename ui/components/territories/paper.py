"""A territory on one page: where it stands, what comes next, its phases."""

from __future__ import annotations

from collections.abc import Iterator

from definitions.territories import TerritoryDefinition
from documents.papers.paper import Block, Heading, Paper
from queries.gates.weather import weather_on
from queries.phases.opening import opening_sentences
from ui.components.following.due import due_cells
from ui.components.phases.words import States
from ui.components.register.list import count_words
from ui.components.territories.sheet import (
    NOTHING_NEXT,
    accepted_words,
    next_dues,
    phase_rows,
    where,
)
from ui.links import DUE_ORIGIN
from ui.names import catalog
from ui.paper_blocks import bullets, grid, paper, paragraph
from ui.session import ask, moment, t


def territory_paper(place: TerritoryDefinition, states: States) -> Paper:
    """What the page says of it, without its file of codes, nor the lots and their holders."""
    key = place.key
    blocks = [*opening(states), paragraph(where(place), is_small=True), *_near(key)]
    title = t("Le territoire en une page")
    return paper(f"territoire_{key}", title, place.name, [*blocks, *phases(key, states)])


def opening(states: States) -> Iterator[Block]:
    for sentence in opening_sentences(catalog(), states, on=moment().on):
        yield paragraph("".join(clause.text for clause in sentence))


def phases(territory: str, states: States) -> Iterator[Block]:
    weather = ask(weather_on, moment=moment(), territory=territory)
    yield Heading(t("Phases"))
    yield grid(phase_rows(territory, states, weather))


def _near(territory: str) -> Iterator[Block]:
    yield bullets([accepted_words(territory), count_words(territory)])
    yield Heading(t("Prochaines dates"))
    yield grid((due_cells(due, DUE_ORIGIN) for due in next_dues(territory)), t(NOTHING_NEXT))
