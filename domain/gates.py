"""The passage from one phase to the next: the checklist, the decision, its conditions, and what
reopens it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.errors import N_, DomainError
from domain.health import Level
from domain.phases import CLOSED, PhaseStatus

MAX_CONDITIONS = 10


class Check(StrEnum):
    """Where one exit criterion stands."""

    OPEN = "open"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"  # always with a reason
    UNKNOWN = "unknown"  # nobody has told anything; never chosen


TICKED = (Check.DONE, Check.OPEN, Check.NOT_APPLICABLE)  # what a person may say
SETTLED = frozenset({Check.DONE, Check.NOT_APPLICABLE})


class Decision(StrEnum):
    GO = "go"
    CONDITIONAL = "conditional"
    NO_GO = "no_go"


class GateStanding(StrEnum):
    """Where the passage stands on a day; it follows from the decision, the dates and the phase."""

    UNDECIDED = "undecided"
    OPEN = "open"
    CONDITIONAL = "conditional"
    REFUSED = "refused"
    LAPSED = "lapsed"  # a condition was not met in time: the passage is open to decision again
    REOPENED = "reopened"  # the phase was put back to work after the decision


@dataclass(frozen=True, slots=True)
class Condition:
    """What a go under conditions asks for; `closed_on` is the day it was met."""

    text: str
    due_on: date
    closed_on: date | None = None

    def has_lapsed(self, on: date) -> bool:
        return self.closed_on is None and self.due_on < on


@dataclass(frozen=True, slots=True)
class PhaseThen:
    """What the passage needs of its phase: where it stood at the decision, where it stands on the
    day looked at, and the end that it has there."""

    decided_on: date
    at_decision: PhaseStatus
    now: PhaseStatus
    ended_on: date | None = None

    @property
    def was_reopened(self) -> bool:
        """Closed when it was decided, and put back to work since, even if it ended again."""
        if self.at_decision not in CLOSED:
            return False
        ended_again = self.ended_on is not None and self.ended_on > self.decided_on
        return self.now not in CLOSED or ended_again


def standing_of(
    decision: Decision, conditions: Iterable[Condition], phase: PhaseThen, *, on: date
) -> GateStanding:
    """Derived each time it is looked at: no job has to reopen anything."""
    if decision is Decision.NO_GO:
        return GateStanding.REFUSED
    if phase.was_reopened:
        return GateStanding.REOPENED
    asked = list(conditions)
    if any(condition.has_lapsed(on) for condition in asked):
        return GateStanding.LAPSED
    return (
        GateStanding.CONDITIONAL
        if any(not condition.closed_on for condition in asked)
        else GateStanding.OPEN
    )


def check_conditions(
    decision: Decision, conditions: Iterable[Condition], *, decided_on: date
) -> None:
    """A go under conditions has some, to be met from the day of the decision on; no other has."""
    asked = list(conditions)
    if decision is not Decision.CONDITIONAL and asked:
        raise ConditionsUnwanted
    if decision is Decision.CONDITIONAL and not 1 <= len(asked) <= MAX_CONDITIONS:
        raise ConditionsMissing(limit=MAX_CONDITIONS)
    for condition in asked:
        if condition.due_on < decided_on:
            raise DueBeforeDecision(
                due=f"{condition.due_on:%d/%m/%Y}", decided=f"{decided_on:%d/%m/%Y}"
            )


class Gap(StrEnum):
    """What stands between a phase and its passage."""

    CHECK_OPEN = "check_open"
    CHECK_UNKNOWN = "check_unknown"
    DELIVERABLE_OPEN = "deliverable_open"
    DELIVERABLE_REFUSED = "deliverable_refused"
    RESERVATION_OPEN = "reserve_open"
    WEATHER = "weather"


@dataclass(frozen=True, slots=True)
class Review:
    """What a proposed decision rests on: the checklist, the gaps by key, the weather."""

    checks: tuple[Check, ...] = ()
    gaps: tuple[tuple[Gap, str], ...] = ()
    level: Level = Level.UNKNOWN


BLOCKING = frozenset({Gap.DELIVERABLE_REFUSED})


def proposed(review: Review) -> Decision | None:
    """Our proposal: nothing open is a go; a refused deliverable, a compromised weather or more than
    half of the checklist known to be open is a no-go; what lies between, a go under conditions.
    None when more than half of the checklist is unknown: what is not known speaks for nothing."""
    if any(gap in BLOCKING for gap, _ in review.gaps) or review.level is Level.COMPROMISED:
        return Decision.NO_GO
    count = Counter(review.checks)
    if count[Check.UNKNOWN] * 2 > len(review.checks) or not review.checks:
        return None
    if count[Check.OPEN] * 2 > len(review.checks):
        return Decision.NO_GO
    return Decision.CONDITIONAL if review.gaps else Decision.GO


class ConditionsMissing(DomainError):
    reason = N_("Un go sous conditions en demande au moins une, et {limit} au plus.")
    remedy = N_("Écrivez chaque condition avec son échéance, ou choisissez « Feu vert ».")


class ConditionsUnwanted(DomainError):
    reason = N_("Seul un go sous conditions porte des conditions.")
    remedy = N_("Retirez-les, ou choisissez « Feu vert sous conditions ».")


class DueBeforeDecision(DomainError):
    reason = N_("L’échéance du {due} précède la décision ({decided}).")
    remedy = N_("Choisissez une échéance à partir du jour de la décision.")


class NothingStarted(DomainError):
    reason = N_("Rien ne dit que cette phase a commencé : son passage ne se décide pas encore.")
    remedy = N_("Déclarez d’abord où en est la phase.")


class ConditionClosed(DomainError):
    reason = N_("La condition {number} est déjà levée.")
    remedy = N_("Consultez l’histoire du passage : elle dit quand et par quelle preuve.")


class MetBeforeDecision(DomainError):
    reason = N_("Le {met} précède la décision ({decided}) qui a posé la condition.")
    remedy = N_("Choisissez une date à partir du jour de la décision.")


class ComputedCheck(DomainError):
    """What data proves is never ticked."""

    reason = N_("Ce point se calcule d’après les données : il ne se coche pas.")
    remedy = N_("Faites accepter le livrable ou vérifier le jalon qui le prouve.")


class LevelNotDeclarable(DomainError):
    reason = N_("Cette météo ne se déclare pas.")
    remedy = N_("Choisissez un niveau de la liste.")
