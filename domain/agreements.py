"""Agreements with steering bodies and partners: from what is prepared to what is signed, and its end."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from enum import StrEnum

from domain.dates import PartialDate
from domain.errors import N_, DomainError

NEAR = timedelta(days=90)  # before its end, an agreement is told of among what is due


class AgreementKind(StrEnum):
    AGREEMENT = "convention"
    FRAMEWORK = "framework"  # « convention-cadre »
    LETTER = "letter"  # « lettre d’engagement »


class AgreementStatus(StrEnum):
    TO_PREPARE = "to_prepare"
    SENT = "sent"
    SIGNED = "signed"
    TERMINATED = "denounced"


class AgreementStanding(StrEnum):
    """What it is on a day: as its status says, but past its last day."""

    TO_PREPARE = "to_prepare"
    SENT = "sent"
    SIGNED = "signed"
    EXPIRED = "expired"
    TERMINATED = "denounced"


S = AgreementStatus
NEXT: Mapping[AgreementStatus, tuple[AgreementStatus, ...]] = {
    S.TO_PREPARE: (S.SENT, S.SIGNED),
    S.SENT: (S.SIGNED, S.TO_PREPARE),  # sent back to be written anew, with a reason
    S.SIGNED: (S.TERMINATED,),
    S.TERMINATED: (),
}


def check_terms(
    status: AgreementStatus,
    on: PartialDate,
    *,
    parties: Collection[int],
    until: PartialDate | None,
) -> None:
    """Who signed is known, and it ends after it was signed."""
    if status is S.SIGNED and not parties:
        raise SignatoriesMissing
    if status is S.SIGNED and until and until.last < on.first:
        raise EndsBeforeSigned


def check_reason(old: AgreementStatus | None, new: AgreementStatus, *, reason: str) -> None:
    if (new is S.TERMINATED or (old and new is S.TO_PREPARE)) and not reason:
        raise ReasonToEnd


def standing_on(status: AgreementStatus, until: PartialDate | None, day: date) -> AgreementStanding:
    """Signed for a time, it is over after the last day that its end may mean."""
    if status is S.SIGNED and until and until.last < day:
        return AgreementStanding.EXPIRED
    return AgreementStanding(status.value)


def ends_soon(status: AgreementStatus, until: PartialDate | None, day: date) -> bool:
    """Over already, or within ninety days: to be renewed, or let go knowingly."""
    return status is S.SIGNED and until is not None and until.last <= day + NEAR


class StepOutOfOrder(DomainError):
    reason = N_("Une convention « {old} » ne devient pas « {new} ».")
    remedy = N_("Effacez d’abord l’étape erronée, ou inscrivez une autre convention.")


class StepBeforeLast(DomainError):
    reason = N_("Cette étape ({value}) précéderait la dernière étape connue ({last}).")
    remedy = N_("Choisissez une date à partir de ce jour, ou effacez d’abord l’étape erronée.")


class SignatoriesMissing(DomainError):
    reason = N_("Une convention signée a des signataires.")
    remedy = N_("Choisissez dans le registre les organisations qui l’ont signée.")


class EndsBeforeSigned(DomainError):
    reason = N_("La convention finirait avant d’être signée.")
    remedy = N_("Choisissez une fin qui suit la signature.")


class OnlyStep(DomainError):
    reason = N_("Une convention inscrite a toujours un état connu.")
    remedy = N_("Retirez la convention si elle n’a jamais existé.")


class ReasonToEnd(DomainError):
    reason = N_("Une dénonciation ou un retour en préparation demande son motif.")
    remedy = N_("Écrivez d’où on le sait et pourquoi.")
