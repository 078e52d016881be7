"""The indicators of statistical portraits, how they are broken down, and the figures that sources give."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, PlainSerializer, PlainValidator, StringConstraints, WithJsonSchema

from definitions.base import SLUG, Day, Definition, Line, PhaseKey, Prose, Slug, Statement, refusal
from domain.errors import DomainError
from domain.figures import FigureStatus, PlaceLevel, Theme
from domain.spans import Span

ShortSlug = Annotated[str, StringConstraints(pattern=SLUG, max_length=40)]


def _span(value: object) -> Span:
    try:
        return value if isinstance(value, Span) else Span.parse(str(value))
    except DomainError:
        what = f"« {value} » n’est pas une période"
        raise refusal(what, "AAAA, AAAA-Q1, AAAA-MM ou AAAA-MM-JJ") from None


Period = Annotated[
    Span,
    PlainValidator(_span),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "description": "AAAA, AAAA-Q1, AAAA-MM ou AAAA-MM-JJ : jamais plus précis que la source",
        }
    ),
]


class CellDefinition(Definition):
    """One part of a breakdown."""

    key: ShortSlug
    title: Line


class BreakdownDefinition(Definition):
    """One way to break a whole down: by sex, by age."""

    key: ShortSlug
    title: Line
    cells: Annotated[tuple[CellDefinition, ...], Field(min_length=2)]


class IndicatorDefinition(Statement):
    """What a portrait says, whether or not a figure is known."""

    key: ShortSlug
    theme: Theme
    title: Line
    unit: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    """Le signe « % », ou un mot au pluriel, par ex. habitants."""
    definition: Prose
    producer: Line
    """Qui publie les valeurs ; « à préciser » tant que personne ne l’a dit."""
    levels: Annotated[tuple[PlaceLevel, ...], Field(min_length=1)]
    breakdowns: tuple[ShortSlug, ...] = ()
    counts_people: bool = False
    """true : un nombre de personnes ; sous 5 il n’est ni gardé ni montré."""
    compares: bool = False
    """true : un taux ou une part, que l’on peut comparer d’un niveau à l’autre."""
    sheet: Literal["area", "population"] | None = None
    """La mesure de la fiche d’un territoire qui donne aussi ses valeurs."""
    external_id: Line | None = None
    """Numéro de l’indicateur chez le producteur, par ex. dans WalStat."""
    retired: bool = False


class Indicators(Definition):
    """The file data/method/indicators.yaml."""

    phase: PhaseKey
    """La phase dont le portrait est un livrable ; son lot tient les valeurs du territoire."""
    breakdowns: tuple[BreakdownDefinition, ...] = ()
    indicators: Annotated[tuple[IndicatorDefinition, ...], Field(min_length=1, max_length=200)]

    @cached_property
    def by_key(self) -> Mapping[str, IndicatorDefinition]:
        return {indicator.key: indicator for indicator in self.indicators}

    def cell_titles(self, indicator: IndicatorDefinition) -> Mapping[str, str]:
        """« age.moins-de-25-ans » → « Âge : moins de 25 ans », in the order of the definitions."""
        return {
            f"{breakdown.key}.{cell.key}": f"{breakdown.title} : {cell.title}"
            for breakdown in self.breakdowns
            if breakdown.key in indicator.breakdowns
            for cell in breakdown.cells
        }


class FigureDefinition(Definition):
    """One value that a named source gives; there is no proposal about a figure."""

    indicator: Slug
    level: PlaceLevel
    place: Line
    """Le nom du lieu, tel que les fiches des territoires le donnent."""
    breakdown: str = ""
    """Vide pour l’ensemble, sinon ventilation.part, par ex. age.moins-de-25-ans."""
    period: Period
    value: Annotated[int | float, Field(ge=0)]
    source: Slug
    licence: Line | None = None
    break_note: Prose | None = None
    status: FigureStatus = FigureStatus.UNKNOWN


class Portraits(Definition):
    """The file data/portraits.yaml."""

    extracted_on: Day
    """Jour où les valeurs ont été relevées dans leurs sources."""
    figures: Annotated[tuple[FigureDefinition, ...], Field(max_length=2000)] = ()
