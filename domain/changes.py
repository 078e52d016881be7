"""What changed of one thing between two days: the difference of what held, and what was learned
late."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from domain.dates import Precision
from domain.errors import N_, DomainError
from domain.history import Valued, fact_as_of
from domain.statements import Origin


class SpanReversed(DomainError):
    reason = N_("Le premier jour ({since}) vient après le dernier ({until}).")
    remedy = N_("Inversez les deux dates, ou choisissez une période.")


class ChangeKind(StrEnum):
    NEW = "new"  # it became true between the two days
    VERIFIED = "verified"  # the same, now on FOREm’s word
    LATE = "late"  # true on the first day already, said since
    CORRECTED = "corrected"  # said otherwise since
    WITHDRAWN = "withdrawn"  # no longer said: what stood before stands again


class Telling(Valued, Protocol):
    """A fact, with whose word it is and the day on which it was said."""

    @property
    def attribute(self) -> str: ...
    @property
    def origin(self) -> Origin: ...
    @property
    def stated_on(self) -> date: ...
    @property
    def precision(self) -> Precision: ...
    @property
    def at_latest(self) -> bool: ...
    @property
    def confirms(self) -> int | None: ...


F = TypeVar("F", bound=Telling)
DATED_BY_FACT = ("status", "decision", "weather", "engagement", "agreement_status")


@dataclass(frozen=True, slots=True)
class Step(Generic[F]):
    """One difference. `by` is the fact that made it: the new one, or the one that withdraws.
    `learned`: it concerns what held on the first day already, and was said since."""

    kind: ChangeKind
    learned: bool
    before: F | None
    after: F | None
    by: F


def steps(facts: Iterable[F], *, since: date, until: date) -> list[Step[F]]:
    """Return what changed after `since` and up to `until`, of one subject and one attribute.

    First what was learned meanwhile of the first day itself, then how the last day differs from
    the first, both as known in the end: what is true in between counts, however late it was said.
    """
    known = list(facts)
    return [*_learned(known, since, until), *_happened(known, since, until)]


def _learned(facts: Sequence[F], since: date, until: date) -> list[Step[F]]:
    """Compare what was known of the first day then, and what is known of it on the last day."""
    before = fact_as_of([fact for fact in facts if fact.stated_on <= since], since)
    known = [fact for fact in facts if fact.stated_on <= until]
    after = fact_as_of(known, since)
    if meaning(before) == meaning(after):
        return []
    if after and after.stated_on > since:
        kind = ChangeKind.CORRECTED if after.replaces else _kind(before, after, ChangeKind.LATE)
        return [Step(kind, True, before, after, after)]
    undoing = [fact for fact in known if fact.stated_on > since and fact.replaces is not None]
    by = max(undoing, key=lambda fact: (fact.recorded_at, fact.id), default=None)
    if by is None:
        return []
    kind = ChangeKind.WITHDRAWN if by.withdraws else ChangeKind.CORRECTED
    return [Step(kind, True, before, after, by)]


def _happened(facts: Sequence[F], since: date, until: date) -> list[Step[F]]:
    before, after = fact_as_of(facts, since), fact_as_of(facts, until)
    if after is None or meaning(before) == meaning(after):
        return []
    other = ChangeKind.CORRECTED if after.replaces else ChangeKind.NEW
    return [Step(_kind(before, after, other), False, before, after, after)]


def _kind(before: Telling | None, after: Telling, otherwise: ChangeKind) -> ChangeKind:
    confirmed = before is not None and after.confirms == before.id and after.value == before.value
    return ChangeKind.VERIFIED if confirmed else otherwise


def meaning(fact: Telling | None) -> tuple[object, ...] | None:
    """Return what a fact says: nothing at all when it only says that it is not known any more.
    The day since which it holds matters for what may be said twice; other values hold their
    date themselves."""
    if fact is None or not fact.value:
        return None
    said: tuple[object, ...] = (fact.value, fact.origin)
    if fact.attribute in DATED_BY_FACT:
        said += (fact.effective_on, fact.precision, fact.at_latest)
    return said
