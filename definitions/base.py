"""What every definition is made of: keys, texts, dates, and the origin of each statement."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from domain.dates import CALENDAR_LAST, PartialDate, Precision
from domain.errors import BadDate

ASSIGNMENT = r"^[RACI](/[RACI])?$"
SUBJECT = (
    r"^((event|topic)/[a-z0-9-]+"
    r"|phase/(\{territory\}|[a-z0-9-]+)/(\{phase\}|P[0-9]{2})"
    r"|(milestone|deliverable)/(\{territory\}|[a-z0-9-]+)/P[0-9]{2}\.[a-z0-9-]+)$"
)
OLDEST = 1900  # year of the oldest text that a source may be
HTTPS = r"^https://"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
PHASE_KEY = r"^P[0-9]{2}$"
ELEMENT_KEY = r"^P[0-9]{2}\.[a-z0-9]+(-[a-z0-9]+)*$"
ACTOR_CODE = r"^[A-Z]{2,8}(-[A-Z])?$"
NIS_CODE = r"^[0-9]{5}$"
NUTS3_CODE = r"^BE[0-9A-Z]{3}$"
POSTAL_CODE = r"^[1-9][0-9]{3}$"

SHAPES = {  # what a refused text should have looked like
    SLUG: "des minuscules sans accent, des chiffres et des tirets, par ex. lot-1",
    PHASE_KEY: "une clé de phase, par ex. P04",
    ELEMENT_KEY: "la clé de la phase, un point et un nom, par ex. P02.portrait-statistique",
    ACTOR_CODE: "un code en majuscules, par ex. CPAS",
    ASSIGNMENT: "R, A, C ou I, ou deux d’entre elles, par ex. A/R",
    SUBJECT: "event/…, topic/…, phase/…/P01, milestone/…/P01.… ou deliverable/…/P01.…",
    HTTPS: "une adresse qui commence par https://",
    NIS_CODE: 'cinq chiffres entre guillemets, par ex. "62051"',
    NUTS3_CODE: "un code NUTS 3, par ex. BE332",
    POSTAL_CODE: 'quatre chiffres entre guillemets, par ex. "4040"',
}

Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=80)]
PhaseKey = Annotated[str, StringConstraints(pattern=PHASE_KEY)]
ElementKey = Annotated[str, StringConstraints(pattern=ELEMENT_KEY, max_length=80)]
ActorCode = Annotated[str, StringConstraints(pattern=ACTOR_CODE)]
NisCode = Annotated[str, StringConstraints(pattern=NIS_CODE)]
PostalCode = Annotated[str, StringConstraints(pattern=POSTAL_CODE)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]


def refusal(what: str, expected: str = "", suggestion: str = "") -> PydanticCustomError:
    """A refusal in our own words; `definitions.french` hands the three parts over as they are."""
    parts = {"what": what, "expected": expected, "suggestion": suggestion}
    return PydanticCustomError("told", "{what}", parts)


def _partial_date(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    try:
        return _of_our_time(PartialDate.parse(str(value)))
    except BadDate:
        raise refusal(
            f"« {value} » n’est pas une date du calendrier",
            "AAAA-MM-JJ, AAAA-MM ou AAAA-Q1",
            _iso_of(str(value)),
        ) from None


def _of_our_time(when: PartialDate) -> PartialDate:
    """A law may be older than the project; a year such as 2220 is a slip of the hand."""
    if OLDEST <= when.first.year <= CALENDAR_LAST.year:
        return when
    raise refusal(
        f"« {when} » est hors du calendrier du projet",
        f"une date de {OLDEST} à {CALENDAR_LAST.year}",
    )


def _iso_of(text: str) -> str:
    """Write a date of the Belgian form as it is written here."""
    match = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text)
    return f"écrivez {match[3]}-{int(match[2]):02}-{int(match[1]):02}" if match else ""


def _day(value: PartialDate) -> PartialDate:
    if value.precision is not Precision.DAY:
        raise refusal(f"« {value} » n’est pas un jour", "AAAA-MM-JJ", "ajoutez le jour")
    return value


Date = Annotated[
    PartialDate,
    PlainValidator(_partial_date),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^[0-9]{4}-(Q[1-4]|[0-9]{2}(-[0-9]{2})?)$",
            "description": "AAAA-MM-JJ, AAAA-MM ou AAAA-Q1 : jamais plus précis que la source",
        }
    ),
]
Day = Annotated[
    Date,
    AfterValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "description": "AAAA-MM-JJ"}),
]


class Definition(BaseModel):
    """Base of all that is read from a file: nothing unknown, nothing converted, nothing changed."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, allow_inf_nan=False, use_attribute_docstrings=True
    )


class Text(Definition):
    """A text in several languages; French is always there. A bare text is French."""

    model_config = ConfigDict(
        json_schema_extra=lambda schema: schema.update(_text_or_languages(schema))
    )

    fr: Prose
    en: Prose | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare_text_is_french(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"fr": value}
        if isinstance(value, dict | Text):
            return value
        what = f"« {value} » n’est pas du texte"
        raise refusal(what, "du texte ; un nombre se met entre guillemets")

    def __str__(self) -> str:
        return self.fr

    def in_language(self, language: str) -> str:
        """The text in that language, or in French when it has not been translated."""
        return (self.en if language == "en" else None) or self.fr


def _text_or_languages(schema: dict[str, Any]) -> dict[str, Any]:
    languages = dict(schema)
    schema.clear()
    return {"anyOf": [{"type": "string", "minLength": 1}, languages]}


class Origin(StrEnum):
    """On whose word a statement of the method stands."""

    SOURCE = "source"  # written so in a public source, named by `reference`
    PROPOSAL = "proposal"  # ours, to be confirmed; shown as « proposition »


class Statement(Definition):
    """Anything the method says; it tells where it comes from."""

    origin: Origin
    """source : écrit dans la source citée ; proposal : notre proposition, à confirmer."""
    reference: Slug | None = None
    """Clé de la source (data/method/sources.yaml) ; obligatoire avec « origin: source »."""

    @model_validator(mode="after")
    def _a_source_is_named(self) -> Self:
        if self.origin is Origin.SOURCE and self.reference is None:
            raise refusal(
                "origine « source » sans référence", "un champ « reference »", "nommez la source"
            )
        return self

    @property
    def is_proposal(self) -> bool:
        return self.origin is Origin.PROPOSAL


Weight = Annotated[int, Field(ge=1, le=100)]
