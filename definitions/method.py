"""The vocabulary of the method: sources, types of actors, glossary."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from definitions.base import HTTPS, ActorCode, Date, Day, Definition, Line, Prose, Slug, Statement
from domain.environment import Ring


class SourceDefinition(Definition):
    """A public document or data set, named once and cited by its key."""

    key: Slug
    title: Line
    publisher: Line
    on: Date | None = None
    """Jour de la déclaration, ou date du document ; absente quand elle n’est pas connue."""
    url: Annotated[str, Field(pattern=HTTPS, max_length=300)] | None = None
    told_to_parliament: bool = False
    """true : les dates prévues que cette source dit engagent devant le Parlement."""
    note: Prose | None = None


class Level(StrEnum):
    REGION = "region"
    SUB_REGIONAL = "sub_regional"
    LOCAL = "local"
    PROJECT = "project"
    ALL = "all"


class ActorTypeDefinition(Statement):
    """A kind of actor; nobody is named here."""

    code: ActorCode
    name: Line
    description: Prose
    level: Level
    ring: Ring | None = None
    """Cercle du diagramme d’environnement, notre proposition ; absent pour ce qui n’est pas une
    organisation à inscrire au registre, mais un rôle dans le marché ou un ensemble d’acteurs."""
    played_by: tuple[ActorCode, ...] = ()
    """Pour un rôle ou un ensemble : les types dont les organisations le tiennent."""
    retired: bool = False


class BarrierDefinition(Statement):
    """What stands between people and a job, and that an organisation may help with (« frein »)."""

    key: Slug
    name: Line
    retired: bool = False


class GroupDefinition(Statement):
    """A public that is no organisation: how many of them came to a meeting is counted, and nobody
    is named."""

    key: Slug
    name: Line
    retired: bool = False


class TermDefinition(Definition):
    """A word of the domain; the reference for screens and names in the code."""

    fr: Line
    en: Line
    note: Prose
    """Ce que le mot veut dire ici."""
    reference: Slug | None = None


class ClosingDayDefinition(Statement):
    """A day on which nobody works, beside weekends and the ten legal holidays."""

    on: Day
    title: Line


class Sources(Definition):
    """The file data/method/sources.yaml."""

    sources: Annotated[tuple[SourceDefinition, ...], Field(min_length=1)]


class ActorTypes(Definition):
    """The file data/method/actor_types.yaml."""

    actor_types: Annotated[tuple[ActorTypeDefinition, ...], Field(min_length=1)]
    barriers: Annotated[tuple[BarrierDefinition, ...], Field(min_length=1)]
    groups: Annotated[tuple[GroupDefinition, ...], Field(min_length=1)]


class Glossary(Definition):
    """The file data/method/glossary.yaml."""

    terms: Annotated[tuple[TermDefinition, ...], Field(min_length=1)]


class ClosingDays(Definition):
    """The file data/method/closing_days.yaml."""

    closing_days: Annotated[tuple[ClosingDayDefinition, ...], Field(max_length=500)] = ()
