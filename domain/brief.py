"""What an answer to Parliament may say on a day: claims made of facts, put together, in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import TypeVar

from domain.dates import PartialDate
from domain.errors import N_, DomainError
from domain.phases import PhaseStatus
from domain.statements import Origin

T = TypeVar("T")
KEY_SIGNS = 16


class Section(StrEnum):
    """The paragraphs of the answer, in their order."""

    PLAN = "plan"
    CONTRACT = "contract"
    METHOD = "method"
    DONE = "done"
    RUNNING = "running"
    PLANNED = "planned"
    MISSING = "missing"
    TOLD = "told"


class Standing(StrEnum):
    """What a sentence is worth; done, planned and unknown never mix."""

    DONE = "fait"
    PLANNED = "prévu"
    MISSING = "donnée non disponible"


@dataclass(frozen=True, slots=True)
class Described:
    """What a fact says of the programme in whole sentences of its own."""

    text: str


@dataclass(frozen=True, slots=True)
class Happened:
    """An event outside the phases; `text` is empty where only its date is known."""

    title: str
    text: str
    when: PartialDate


@dataclass(frozen=True, slots=True)
class Named:
    """A phase by its official name."""

    position: int
    title: str


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a phase stands. `silent_since`: nobody has told anything for long."""

    status: PhaseStatus
    since: PartialDate | None
    at_latest: bool
    origin: Origin | None
    starts: PartialDate | None
    ends: PartialDate | None
    silent_since: PartialDate | None
    is_over: bool  # the planned start has passed, and nobody said that it happened


@dataclass(frozen=True, slots=True)
class Reached:
    """A milestone that somebody says is reached."""

    title: str
    when: PartialDate
    at_latest: bool
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class ToReach:
    """A milestone that has a date and is not reached."""

    title: str
    planned: PartialDate | None
    forecast: PartialDate | None
    is_over: bool


@dataclass(frozen=True, slots=True)
class Available:
    """A deliverable that a source says is there."""

    title: str
    when: PartialDate
    at_latest: bool


@dataclass(frozen=True, slots=True)
class Accepted:
    """A deliverable that FOREm accepted, with reservations or without."""

    title: str
    when: PartialDate
    with_reserves: bool


@dataclass(frozen=True, slots=True)
class ToldDate:
    """What Parliament was told of a milestone, and whether what is expected now leaves it."""

    title: str
    told: PartialDate
    reference: str
    expected: PartialDate | None
    is_left: bool


@dataclass(frozen=True, slots=True)
class Unknown:
    """A phase of which nothing is recorded."""


@dataclass(frozen=True, slots=True)
class NothingKnown:
    """Of the programme as a whole, nothing is recorded on that day."""


Said = (
    Described | Happened | Named | Stands | Reached | ToReach | Available | Accepted
    | ToldDate | Unknown | NothingKnown
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said of a place and a phase, or of neither, and what it stands on."""

    section: Section
    said: Said
    standing: Standing = Standing.DONE
    places: tuple[str, ...] = ()
    phases: tuple[int, ...] = ()  # their positions
    facts: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()  # of what the method says, which is no fact


def key_of(claim: Claim, subjects: Iterable[str]) -> str:
    """What names a sentence whatever its words become: the kind of what is said, and the subjects of
    its facts, or what it names without any."""
    named = sorted(set(subjects)) or [str(claim.said), *claim.places, *map(str, claim.phases)]
    return sha256("|".join([type(claim.said).__name__, *named]).encode()).hexdigest()[:KEY_SIGNS]


@dataclass(frozen=True, slots=True)
class Scope:
    """The territories and the phases that the answer is about; empty: all of them."""

    territories: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()

    def holds(self, territory: str, phase: str) -> bool:
        is_about = not self.territories or territory in self.territories
        return is_about and (not self.phases or phase in self.phases)


SECTION_OF = {
    PhaseStatus.COMPLETED: Section.DONE,
    PhaseStatus.VALIDATED: Section.DONE,
    PhaseStatus.IN_PROGRESS: Section.RUNNING,
    PhaseStatus.SUSPENDED: Section.RUNNING,
    PhaseStatus.PLANNED: Section.PLANNED,
    PhaseStatus.NOT_STARTED: Section.PLANNED,
}


def section_of(stands: Stands) -> Section:
    """A phase of which only a date is planned is planned; one of which nothing is known,
    missing."""
    other = Section.PLANNED if stands.starts else Section.MISSING
    return SECTION_OF.get(stands.status, other)


def standing_of(section: Section) -> Standing:
    """Return what the sentences of that part are worth."""
    if section is Section.MISSING:
        return Standing.MISSING
    return Standing.PLANNED if section is Section.PLANNED else Standing.DONE


def has_passed(when: PartialDate | None, on: date) -> bool:
    return when is not None and when.last < on


def put_together(claims: Iterable[Claim]) -> list[Claim]:
    """The claims in the order of the sections: what is said alike of several territories, then of
    several phases of the same ones, is said once."""
    by_place: dict[object, Claim] = {}
    for claim in claims:
        _join(by_place, (claim.section, claim.said, claim.phases), claim)
    by_phase: dict[object, Claim] = {}
    for claim in by_place.values():
        _join(by_phase, (claim.section, claim.said, claim.places), claim)
    order = list(Section)
    return sorted(by_phase.values(), key=lambda claim: order.index(claim.section))


def _join(joined: dict[object, Claim], key: object, claim: Claim) -> None:
    known = joined.get(key)
    joined[key] = claim if known is None else _both(known, claim)


def _both(first: Claim, second: Claim) -> Claim:
    return replace(
        first,
        places=_union(first.places, second.places),
        phases=tuple(sorted(set(first.phases) | set(second.phases))),
        facts=_union(first.facts, second.facts),
        sources=_union(first.sources, second.sources),
    )


def _union(first: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*first, *other)))


class TerritoryUnknown(DomainError):
    reason = N_("Le territoire « {value} » n’existe pas.")
    remedy = N_("Donnez sa clé, l’une de celles-ci : {known}.")


class PhaseUnknown(DomainError):
    reason = N_("La phase « {value} » n’existe pas.")
    remedy = N_("Donnez sa clé, l’une de celles-ci : {known}.")


class FileNameMissing(DomainError):
    reason = N_("Un document {form} ne s’affiche pas à l’écran.")
    remedy = N_("Donnez le nom du fichier à écrire, avec -o.")
