"""What is known of a territory and of the lots: values with their date and source, or absent."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from definitions.base import (
    NUTS3_CODE,
    Date,
    Day,
    Definition,
    Line,
    NisCode,
    PostalCode,
    Slug,
    Statement,
    Text,
    refusal,
)


class Sourced(Definition):
    """A statement that only a source can make: there is no proposal about a territory."""

    source: Slug


class Nis(Sourced):
    code: NisCode
    vintage: Day
    """État de la nomenclature REFNIS : les codes changent, par ex. au 1er janvier 2019."""


class Place(Sourced):
    name: Line
    nis: NisCode | None = None


class Nuts(Sourced):
    code: Annotated[str, Field(pattern=NUTS3_CODE)]


class PostalCodes(Sourced):
    codes: Annotated[tuple[PostalCode, ...], Field(min_length=1)]


class Sections(Sourced):
    names: Annotated[tuple[Line, ...], Field(min_length=1)]


class Point(Sourced):
    lat: Annotated[float, Field(ge=49.4, le=51.6)]
    lon: Annotated[float, Field(ge=2.5, le=6.5)]


class Coordinates(Definition):
    centroid: Point | None = None
    town_centre: Point | None = None


class Neighbour(Definition):
    name: Line
    nis: NisCode


class Neighbours(Sourced):
    communes: Annotated[tuple[Neighbour, ...], Field(min_length=1)]


class Measure(Sourced):
    """One value on one date."""

    value: Annotated[float, Field(gt=0)]
    unit: Line
    on: Date
    note: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _people_are_whole(cls, written: object) -> object:
        """« 40.190 » is how people write forty thousand, and how YAML reads forty."""
        match written:
            case {"unit": "habitants", "value": float(value)}:
                raise refusal(
                    f"« {value} habitants » n’est pas un nombre entier",
                    "des chiffres sans point ni espace, par ex. 40190",
                )
        return written


class TerritoryDefinition(Definition):
    """One territory. What no source gives is simply absent: the screens say « non renseigné »."""

    key: Slug
    name: Line
    selection: Statement
    """Ce qui fait de ce territoire un territoire pilote."""
    nis: Nis
    region: Place
    province: Place
    arrondissement: Place
    bassin_efe: Place | None = None
    nuts3: Nuts | None = None
    postal_codes: PostalCodes | None = None
    sections: Sections | None = None
    coordinates: Coordinates = Coordinates()
    neighbours: Neighbours | None = None
    area: tuple[Measure, ...] = ()
    population: tuple[Measure, ...] = ()
    retired: bool = False


class LotDefinition(Statement):
    """One lot of the contract; the source counts them and says no more. What it contains and who
    holds it are told in the application."""

    key: Slug
    title: Text | None = None
    retired: bool = False


class Lots(Definition):
    """The file territories/lots.yaml."""

    lots: Annotated[tuple[LotDefinition, ...], Field(min_length=1)]
