"""The dated facts of public sources: what, from when, how precisely, on whose word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, ValidationInfo, field_validator, model_validator

from definitions.base import (
    SUBJECT,
    Date,
    Definition,
    Line,
    PhaseKey,
    Prose,
    Slug,
    Statement,
    refusal,
)
from definitions.problems import nearest
from domain.brief import Section
from domain.dates import PartialDate
from domain.errors import BadDate
from domain.phases import PhaseStatus
from domain.statements import Origin


class Attribute(StrEnum):
    """What a fact says about its subject."""

    OCCURRED_ON = "occurred_on"
    STATUS = "status"
    PLANNED_START = "planned_start"
    ACTUAL_START = "actual_start"
    ACTUAL_ON = "actual_on"
    AVAILABILITY = "availability"
    TEXT = "text"  # what happened, after its date; or what the programme is, in a sentence


class Nature(StrEnum):
    """Done or planned; the two never mix."""

    DONE = "fait"
    PLANNED = "prévu"


WORDS = {
    Attribute.STATUS: tuple(status.value for status in PhaseStatus),
    Attribute.AVAILABILITY: ("available",),
}


@dataclass(frozen=True, slots=True)
class ChronologyEntry:
    """One fact about one subject, as it is loaded."""

    subject: str
    attribute: Attribute
    value: str
    effective: PartialDate
    at_latest: bool  # true since an unknown earlier day
    nature: Nature
    basis: Origin  # written in the source, or inferred from its wording
    source: str
    quote: str
    note: str


class EventDefinition(Statement):
    """Something that happened outside the phases."""

    key: Slug
    title: Line
    section: Section = Section.CONTRACT
    """Partie du texte de réponse où l’événement est dit."""


class TopicDefinition(Statement):
    """Something that a source says of the programme as a whole, for which a fact has the words."""

    key: Slug
    title: Line
    section: Section
    """Partie du texte de réponse où la phrase est dite."""


class EntryDefinition(Definition):
    """A fact as written; `{territory}` and `{phase}` in its subject stand for each one listed."""

    subject: Annotated[str, StringConstraints(pattern=SUBJECT)]
    territories: tuple[Slug, ...] = ()
    phases: tuple[PhaseKey, ...] = ()
    attribute: Attribute
    value: Line
    effective: Date
    """Moment à partir duquel c’est vrai, jamais plus précis que la source."""
    at_latest: bool = False
    """true : vrai « au plus tard » à cette date, celle de la déclaration."""
    nature: Nature
    basis: Literal["source", "inferred"]
    """source : écrit tel quel ; inferred : déduit de la formulation, « note » dit comment."""
    source: Slug
    quote: Prose | None = None
    """La phrase exacte de la source."""
    note: Prose | None = None

    @field_validator("value")
    @classmethod
    def _value_fits_attribute(cls, value: str, info: ValidationInfo) -> str:
        attribute = info.data.get("attribute")
        if attribute is None:
            return value
        if words := WORDS.get(attribute):
            if value not in words:
                raise refusal(
                    f"valeur refusée : « {value} »",
                    "l’une de : " + ", ".join(words),
                    nearest(value, words),
                )
            return value
        if attribute is Attribute.TEXT:
            return value
        try:
            return str(PartialDate.parse(value))
        except BadDate:
            what = f"« {value} » n’est pas une date du calendrier"
            raise refusal(what, "AAAA-MM-JJ, AAAA-MM ou AAAA-Q1") from None

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        for name, listed in (("territory", self.territories), ("phase", self.phases)):
            if (f"{{{name}}}" in self.subject) != bool(listed):
                listing = {"territory": "territories", "phase": "phases"}[name]
                what = f"« {{{name}}} » dans « subject » et la liste « {listing} » vont ensemble"
                raise refusal(what, "les deux ou aucun")
        plan = self.attribute is Attribute.PLANNED_START or self.value == PhaseStatus.PLANNED
        if plan is not (self.nature is Nature.PLANNED):
            said = f"« {self.nature} » avec {self.attribute} = {self.value}"
            expected = Nature.PLANNED if plan else Nature.DONE
            raise refusal(f"prévu et fait se mêlent : {said}", f"nature: {expected}")
        if self.basis == "inferred" and not self.note:
            raise refusal("déduction sans explication", "un champ « note » qui dit d’où elle vient")
        return self

    def expanded(self) -> Iterator[ChronologyEntry]:
        """Return one entry for each territory and each phase listed."""
        for territory, phase in product(self.territories or ("",), self.phases or ("",)):
            yield ChronologyEntry(
                subject=self.subject.format(territory=territory, phase=phase),
                attribute=self.attribute,
                value=self.value,
                effective=self.effective,
                at_latest=self.at_latest,
                nature=self.nature,
                basis=Origin(self.basis),
                source=self.source,
                quote=self.quote or "",
                note=self.note or "",
            )


class Chronology(Definition):
    """The file data/chronology.yaml."""

    events: Annotated[tuple[EventDefinition, ...], Field(max_length=100)] = ()
    topics: Annotated[tuple[TopicDefinition, ...], Field(max_length=100)] = ()
    entries: Annotated[tuple[EntryDefinition, ...], Field(max_length=500)] = ()
