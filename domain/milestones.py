"""What may happen to a milestone: its dates, why they move, and what a date told outside binds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.dates import PartialDate
from domain.errors import N_, DomainError
from domain.schedule import falls_within, is_recent
from domain.statements import Side
from domain.urls import is_usable


class MilestoneKind(StrEnum):
    MILESTONE = "milestone"  # a point passed on a day
    TARGET = "target"  # something agreed that stays in force


class BaselineStatus(StrEnum):
    """A named set of planned dates: proposed by one lead, decided by another."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REFUSED = "refused"


class Cause(StrEnum):
    """Why a date is estimated otherwise than before. The first two are not chosen by anybody."""

    FIRST = "first"  # there was no estimate yet
    CONFIRMED = "confirmed"  # the same date, said again: it is news too
    DECISION = "decision"
    INPUT = "input"
    AVAILABILITY = "availability"
    RECRUITMENT = "recruitment"
    SCOPE = "scope"
    WORKLOAD = "workload"
    AHEAD = "ahead"
    OTHER = "other"  # asks for words


CHOSEN_CAUSES = tuple(c for c in Cause if c not in {Cause.FIRST, Cause.CONFIRMED})


@dataclass(frozen=True, slots=True)
class Change:
    """Why an estimate moved, and on whose side; no side when nothing moved."""

    cause: Cause
    side: Side | None = None


def change_of(
    *, known: bool, moved: bool, cause: Cause | None, side: Side | None, note: str
) -> Change:
    """The change that an estimate brings. Only a date that moves needs a cause and a side."""
    if not known:
        return Change(Cause.FIRST)
    if not moved:
        return Change(Cause.CONFIRMED)
    if cause not in CHOSEN_CAUSES or side is None or (cause is Cause.OTHER and not note):
        raise CauseNeeded
    return Change(cause, side)


def check_proof(link: str) -> str:
    """A proof that others can open."""
    if not is_usable(link):
        raise ProofLinkRefused
    return link


class Horizon(StrEnum):
    """When something is due, seen from one day."""

    OVERDUE = "overdue"
    SILENT = "silent"  # its day is over and nobody has told anything for long
    WITHIN_30 = "within_30"
    WITHIN_90 = "within_90"
    LATER = "later"


def horizon_of(
    due: PartialDate, *, on: date, last_news_on: date | None, news_expected_days: int
) -> Horizon:
    """Silence comes before lateness, as for phases; a month is over after its last day."""
    if due.last < on:
        heard = is_recent(last_news_on, on=on, news_expected_days=news_expected_days)
        return Horizon.OVERDUE if heard else Horizon.SILENT
    for days, horizon in ((30, Horizon.WITHIN_30), (90, Horizon.WITHIN_90)):
        if falls_within(due, after=on, days=days):
            return horizon
    return Horizon.LATER


def leaves_commitment(
    announced: PartialDate | None, *, expected: PartialDate | None, reached: bool, on: date
) -> bool:
    """Is a date told outside about to be missed, or missed already? Sooner is no alarm."""
    if announced is None:
        return False
    late = expected is not None and expected.last > announced.last
    return late or (not reached and announced.last < on)


class CauseNeeded(DomainError):
    reason = N_("Une date estimée qui change demande une cause et un côté responsable.")
    remedy = N_("Choisissez-les dans les listes ; « Autre cause » demande aussi une note.")


class ProofLinkRefused(DomainError):
    reason = N_("La preuve n’est pas une adresse https utilisable.")
    remedy = N_("Collez l’adresse complète du document, par exemple https://exemple.be/pv.pdf.")


class AlreadyReached(DomainError):
    reason = N_("Le jalon « {subject} » est déjà déclaré atteint.")
    remedy = N_("S’il ne l’est pas, demandez à la direction de projet de refuser la déclaration.")


class NothingReachedToVerify(DomainError):
    reason = N_("Aucune déclaration n’attend de vérification pour ce jalon.")
    remedy = N_("Consultez son histoire : elle a peut-être déjà été traitée.")


class BaselineWaits(DomainError):
    reason = N_("Le plan de référence « {name} » attend déjà une décision sur ce territoire.")
    remedy = N_("Approuvez-la ou refusez-la d’abord.")


class NothingToRebase(DomainError):
    reason = N_("Les dates estimées ne diffèrent pas des dates prévues : rien ne changerait.")
    remedy = N_("Estimez d’abord les dates qui ont changé.")


class OwnBaseline(DomainError):
    """Four eyes: nobody approves the baseline that they proposed."""

    reason = N_("Vous avez proposé ce plan de référence vous-même.")
    remedy = N_("Demandez à une autre personne de la direction de projet de l’approuver.")


class BaselineDecided(DomainError):
    reason = N_("Ce plan de référence n’attend plus de décision.")
    remedy = N_("Consultez la liste des plans de référence : elle dit qui a décidé.")


class SlipOutOfRange(DomainError):
    reason = N_("Un glissement de {weeks} semaines ne se calcule pas.")
    remedy = N_("Choisissez de 1 à 104 semaines.")
