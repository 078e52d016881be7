"""What may happen to a deliverable: from expected to accepted, reservation by reservation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from domain.errors import N_, DomainError
from domain.statements import Side

VERIFICATION_DAYS = 30  # calendar days from the handing over; royal decree of 14/01/2013, services


class DeliverableStatus(StrEnum):
    EXPECTED = "expected"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    ACCEPTED = "accepted"
    ACCEPTED_WITH_RESERVATIONS = "accepted_with_reserves"
    REFUSED = "refused"


S = DeliverableStatus
NEXT: Mapping[DeliverableStatus, frozenset[DeliverableStatus]] = {
    S.EXPECTED: frozenset({S.DRAFT}),
    S.DRAFT: frozenset({S.SUBMITTED}),
    S.SUBMITTED: frozenset({S.DRAFT, S.IN_REVIEW}),  # taken back while nobody looks at it
    S.IN_REVIEW: frozenset({S.ACCEPTED, S.ACCEPTED_WITH_RESERVATIONS, S.REFUSED}),
    S.ACCEPTED: frozenset({S.DRAFT}),  # reopened, with a reason
    S.ACCEPTED_WITH_RESERVATIONS: frozenset({S.ACCEPTED, S.DRAFT}),
    S.REFUSED: frozenset({S.DRAFT}),
}
BY_FOREM = frozenset({S.IN_REVIEW, S.ACCEPTED, S.ACCEPTED_WITH_RESERVATIONS, S.REFUSED})
WAITS_FOR_FOREM = frozenset({S.SUBMITTED, S.IN_REVIEW})
ACCEPTED = frozenset({S.ACCEPTED, S.ACCEPTED_WITH_RESERVATIONS})
DECISIONS = (S.ACCEPTED, S.ACCEPTED_WITH_RESERVATIONS, S.REFUSED)
OPEN_TO_VERSIONS = frozenset({S.EXPECTED, S.DRAFT, S.REFUSED, S.ACCEPTED_WITH_RESERVATIONS})
# A version that is handed in then may be handed over at once.
OPEN_TO_HANDING_OVER = frozenset({S.EXPECTED, S.DRAFT, S.REFUSED})


class Step(StrEnum):
    """The way of a deliverable as everybody tells it, in its order."""

    DEPOSITED = "deposited"
    HANDED_OVER = "handed_over"
    VERIFIED = "verified"
    ACCEPTED = "accepted"


_STEPS_DONE: Mapping[DeliverableStatus, int] = {
    S.EXPECTED: 0,
    S.DRAFT: 1,
    S.SUBMITTED: 2,
    S.IN_REVIEW: 2,
    S.REFUSED: 3,  # verified, and not accepted: the way begins again with another version
    S.ACCEPTED_WITH_RESERVATIONS: 3,
    S.ACCEPTED: 4,
}


def steps_done(status: DeliverableStatus) -> tuple[Step, ...]:
    """Return those behind it: what is handed over has been deposited."""
    return tuple(Step)[: _STEPS_DONE[status]]


def check_move(old: DeliverableStatus, new: DeliverableStatus) -> None:
    if new not in NEXT[old]:
        raise MoveRefused(status=old)


class Verdict(StrEnum):
    """What the verifier finds of one criterion."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"  # asks for a remark


class ReservationStatus(StrEnum):
    OPEN = "open"
    LIFTED = "lifted"  # the contractor says so
    CLOSED = "closed"  # FOREm agrees


class Submitted(Protocol):
    """What the clock of the verification needs of a deliverable."""

    @property
    def status(self) -> DeliverableStatus: ...
    @property
    def submitted_on(self) -> date | None: ...


def review_due_on(state: Submitted) -> date | None:
    """The last day of the verification, counted in calendar days from the day after the handing
    over; None when nothing waits for FOREm."""
    if state.status not in WAITS_FOR_FOREM or state.submitted_on is None:
        return None
    return state.submitted_on + timedelta(days=VERIFICATION_DAYS)


def side_of(
    status: DeliverableStatus,
    *,
    waits_for_third_party: bool,
    reservations: Iterable[ReservationStatus],
) -> Side | None:
    """Return whose turn it is; nobody’s before the first draft and once it is accepted for good."""
    if status in (S.EXPECTED, S.ACCEPTED):
        return None
    if waits_for_third_party:
        return Side.THIRD_PARTY
    if status is S.ACCEPTED_WITH_RESERVATIONS:
        return Side.CONTRACTOR if ReservationStatus.OPEN in set(reservations) else Side.FOREM
    return Side.FOREM if status in WAITS_FOR_FOREM else Side.CONTRACTOR


class MoveRefused(DomainError):
    reason = N_("L’état du livrable ne permet pas cette action.")
    remedy = N_("Relisez son état : quelqu’un l’a peut-être fait avancer entre-temps.")


class VersionMissing(DomainError):
    reason = N_("Il n’y a encore rien à déposer.")
    remedy = N_("Choisissez un fichier, ou écrivez une adresse.")


class TwoVersions(DomainError):
    reason = N_("Un fichier et une adresse seraient deux versions.")
    remedy = N_("Retirez l’un des deux : l’autre se dépose ensuite.")


class NothingToSubmit(DomainError):
    reason = N_("Ce livrable n’a encore aucune version : il n’y a rien à remettre.")
    remedy = N_("Déposez d’abord un fichier ou une adresse.")


class NotOpenToVersions(DomainError):
    reason = N_("Ce livrable est remis ou accepté : il ne reçoit pas de nouvelle version.")
    remedy = N_("Reprenez-le pour le corriger, ou demandez à la direction de projet de le rouvrir.")


class OwnDeliverable(DomainError):
    """Four eyes: nobody verifies what they handed over themselves."""

    reason = N_("Vous avez déposé ou remis cette version vous-même.")
    remedy = N_("Demandez à une autre personne de la direction de projet de la vérifier.")


class CriteriaLeft(DomainError):
    reason = N_("Des critères n’ont pas encore été vérifiés : {count}.")
    remedy = N_("Vérifiez-les un par un, puis décidez.")


class CriterionNotMet(DomainError):
    reason = N_("Un critère au moins n’est pas rempli : le livrable ne s’accepte pas sans réserve.")
    remedy = N_("Acceptez-le avec une réserve sur ce critère, ou refusez-le.")


class RemarkNeeded(DomainError):
    reason = N_("Le critère « {criterion} » demande une remarque.")
    remedy = N_("Écrivez en une phrase ce qui manque, ou pourquoi il ne s’applique pas.")


class ReservationNeeded(DomainError):
    reason = N_("Accepter avec réserves demande au moins une réserve.")
    remedy = N_("Écrivez chaque réserve avec sa date, ou acceptez sans réserve.")


class TooManyReservations(DomainError):
    reason = N_("Un livrable ne porte pas plus de {limit} réserves.")
    remedy = N_("Regroupez-les, ou refusez le livrable.")


class ReservationDatePast(DomainError):
    reason = N_("La réserve « {reserve} » serait à lever le {value}, déjà passé.")
    remedy = N_("Choisissez un jour à partir d’aujourd’hui.")


class ReservationNotThere(DomainError):
    reason = N_("La réserve {number} n’attend pas cette action.")
    remedy = N_("Relisez les réserves : quelqu’un l’a peut-être traitée entre-temps.")


class OwnLifting(DomainError):
    """Four eyes: nobody closes the reservation that they declared lifted."""

    reason = N_("Vous avez déclaré cette réserve levée vous-même.")
    remedy = N_("Demandez à une autre personne de la direction de projet de la clore.")


class NobodyToWaitFor(DomainError):
    reason = N_("Rien n’est en cours pour ce livrable : personne n’est attendu.")
    remedy = N_("Déposez d’abord une version.")
