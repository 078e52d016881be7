"""The figures of a statistical portrait: what one speaks of, what it says, what may be shown of
it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from domain.canonical import canonical
from domain.errors import N_, DomainError, Outage
from domain.numbers import NumberUnreadable, parse_number, plain_number
from domain.spans import Span
from domain.tables import folded

THRESHOLD = 5  # a count of people below it would point at some of them
SMALL = "<5"
HIDDEN = "masqué"  # would give away, by subtraction, a small count beside it
NOT_GIVEN = ""
PERCENT = "%"
_NOT_GIVEN_WORDS = ("n.d.", "n.d", "nd", "non disponible")
_SMALL_WORDS = ("<5", "< 5", "moins de 5")
_CURRENCIES = ("€", "EUR")
_UNIT_WORDS = {  # as people shorten them
    "euros": ("€", "EUR", "euro"),
    "habitants": ("hab.", "hab", "habitant"),
    "personnes": ("pers.", "personne"),
}


class PlaceLevel(StrEnum):
    COMMUNE = "commune"
    ARRONDISSEMENT = "arrondissement"
    BASIN = "basin"
    PROVINCE = "province"
    REGION = "region"


class Theme(StrEnum):
    """Under which heading a portrait tells it."""

    TERRITORY = "territory"
    POPULATION = "population"
    WORK = "work"
    JOB_SEEKERS = "job_seekers"
    POVERTY = "poverty"
    OFFER = "offer"
    BARRIERS = "barriers"


class FigureStatus(StrEnum):
    UNKNOWN = ""  # the source does not say
    PROVISIONAL = "provisional"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class FigureKey:
    """What a figure speaks of. `breakdown` is « » for the whole, else « age.moins-de-25-ans »."""

    level: PlaceLevel
    place: str
    indicator: str
    breakdown: str
    span: Span

    @property
    def subject(self) -> str:
        whole = self.breakdown or "total"
        return f"figure/{self.level}/{self.place}/{self.indicator}/{whole}/{self.span}"

    @classmethod
    def parse(cls, subject: str) -> FigureKey:
        """Read the key back from the subject of a figure."""
        _, level, place, indicator, breakdown, span = subject.split("/")
        whole = "" if breakdown == "total" else breakdown
        return cls(PlaceLevel(level), place, indicator, whole, Span.parse(span))

    @property
    def series(self) -> tuple[str, ...]:
        """The same, at whatever time."""
        return (self.level, self.place, self.indicator, self.breakdown)

    @property
    def dimension(self) -> str:
        return self.breakdown.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Saying:
    """What is said of it, on whose word; one statement, corrected as a whole."""

    value: str  # 12.5, « <5 », or « » when the source gives none
    unit: str
    source: str
    url: str = ""
    extracted_on: date | None = None
    licence: str = ""
    break_note: str = ""  # why it does not compare with the values before
    status: FigureStatus = FigureStatus.UNKNOWN

    @property
    def number(self) -> Decimal | None:
        return Decimal(self.value) if is_number(self.value) else None

    def written(self) -> str:
        """The one way to store it."""
        day = self.extracted_on.isoformat() if self.extracted_on else ""
        return canonical(asdict(self) | {"extracted_on": day, "status": self.status.value})

    @classmethod
    def read(cls, text: str) -> Saying:
        words = json.loads(text)
        day = words.pop("extracted_on")
        status = FigureStatus(words.pop("status"))
        return cls(**words, extracted_on=date.fromisoformat(day) if day else None, status=status)


def is_number(value: str) -> bool:
    return value not in (SMALL, HIDDEN, NOT_GIVEN)


def parse_value(text: str, *, unit: str, indicator: str, counts: bool) -> str:
    """Read a value as people write it, its unit behind it or not. A count of people under five is
    never kept: only that it is one."""
    word = folded(text)
    if word in _NOT_GIVEN_WORDS:
        return NOT_GIVEN
    if word == folded(HIDDEN):
        return HIDDEN
    if counts and word in _SMALL_WORDS:
        return SMALL
    if PERCENT in text and unit != PERCENT:
        raise UnitDiffers(indicator=indicator, unit=unit, value=PERCENT)
    try:
        number = parse_number(_without_unit(text, unit))
    except NumberUnreadable:
        refusal = CountUnreadable if counts else ValueUnreadable
        raise refusal(value=text[:40], unit=unit) from None
    return _kept(number, text, unit) if counts else plain_number(number)


def _without_unit(text: str, unit: str) -> str:
    """The number alone; its unit is written after it, a currency before it too."""
    bare = text.strip()
    for word in sorted({unit, *_UNIT_WORDS.get(unit, ())}, key=len, reverse=True):
        if bare.lower().endswith(word.lower()):
            return bare[: -len(word)].strip()
        if word in _CURRENCIES and bare.upper().startswith(word):
            return bare[len(word) :].strip()
    return bare


def _kept(number: Decimal, text: str, unit: str) -> str:
    if number < 0 or number != int(number):
        raise ValueNotWhole(value=text[:40], unit=unit)
    return SMALL if number < THRESHOLD else plain_number(number)


class SpanNotOver(DomainError):
    reason = N_("La période {value} n’est pas finie : aucune valeur n’y est constatée.")
    remedy = N_("Corrigez la période, ou attendez sa fin.")


class DayAhead(DomainError):
    reason = N_("Le {value} est à venir : rien n’y est encore relevé.")
    remedy = N_("Écrivez le jour où la valeur a été relevée.")


class ValueUnreadable(DomainError):
    reason = N_("« {value} » ne se lit pas comme une valeur en {unit}.")
    remedy = N_("Écrivez un nombre (12,5), ou « n.d. » si la source n’en donne pas.")


class CountUnreadable(DomainError):
    reason = N_("« {value} » ne se lit pas comme un nombre ({unit}).")
    remedy = N_("Écrivez des chiffres (40190), « n.d. » si la source n’en donne pas, ou « < 5 ».")


class ValueNotWhole(DomainError):
    reason = N_("« {value} » n’est pas un nombre entier de {unit}.")
    remedy = N_("Écrivez des chiffres sans virgule, par exemple 40190.")


class ValueHidden(DomainError):
    """« masqué » keeps what is recorded; there is nothing recorded here."""

    reason = N_("« masqué » ne dit rien ici : aucune valeur n’est enregistrée.")
    remedy = N_("Écrivez la valeur, ou « n.d. ».")


class UnitDiffers(DomainError):
    reason = N_("L’indicateur « {indicator} » se compte en {unit}, pas en {value}.")
    remedy = N_("Convertissez la valeur, ou choisissez l’indicateur qui convient.")


class IndicatorUnknown(DomainError):
    reason = N_("L’indicateur « {value} » n’existe pas.")
    remedy = N_("Reprenez son intitulé tel que la feuille « Dictionnaire » ou la page le donne.")


class BreakdownUnknown(DomainError):
    reason = N_("« {value} » n’est pas une ventilation de « {indicator} ».")
    remedy = N_("Laissez la cellule vide pour l’ensemble, ou choisissez parmi : {known}.")


class PlaceUnknown(DomainError):
    """Also said of a territory that is not for this person: its name is not confirmed."""

    reason = N_("« {value} » n’est pas un lieu de ce portrait, à ce niveau.")
    remedy = N_("Choisissez parmi : {known}.")


class LevelRefused(DomainError):
    reason = N_("L’indicateur « {indicator} » n’est pas publié à ce niveau.")
    remedy = N_("Choisissez le niveau d’un lieu pour lequel il l’est.")


class PlaceReadOnly(DomainError):
    """A contractor writes what is said of their own territory only."""

    reason = N_("Les valeurs de « {value} » sont tenues par la direction de projet.")
    remedy = N_("Retirez cette ligne, ou demandez-lui de l’enregistrer.")


class PortraitAltered(Outage):
    reason = N_("Le portrait figé « {portrait} » ne correspond plus à son empreinte.")
    remedy = N_("Restaurez une sauvegarde antérieure, puis comparez.")
    public = N_(
        "Le portrait figé ne correspond plus à son empreinte : il n’est pas montré. "
        "Prévenez la personne qui exploite l’application : une sauvegarde le rendra."
    )
