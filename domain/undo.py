"""Taking back what one has just recorded: which acts, for how long, until somebody built on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Protocol

from domain.actions import Action
from domain.errors import N_, DomainError
from domain.permissions import Permission
from domain.subjects import Kind, Subject, subject_text

UNDO_FOR = timedelta(minutes=10)
NOTE = N_("Annulé par son auteur dans les dix minutes.")

# The acts that facts hold, with the right that each of them took: a file handed in, a document sent
# or frozen came with one, and stays unread without it. What is written to people or concerns them
# has its own way back.
UNDOABLE: Mapping[str, Permission] = {
    Action.PHASE_DECLARED: Permission.PHASE_DECLARE,
    Action.PHASE_CORRECTED: Permission.PHASE_DECLARE,
    Action.PHASE_VALIDATED: Permission.PHASE_VERIFY,
    Action.PHASE_REFUSED: Permission.PHASE_VERIFY,
    Action.PHASE_REOPENED: Permission.PHASE_REOPEN,
    Action.PHASE_LOT_ASSIGNED: Permission.LOT_DESCRIBE,
    Action.MILESTONE_ADDED: Permission.MILESTONE_ADD,
    Action.MILESTONE_FORECAST: Permission.MILESTONE_FORECAST,
    Action.MILESTONE_DECLARED: Permission.MILESTONE_DECLARE,
    Action.MILESTONE_VERIFIED: Permission.MILESTONE_VERIFY,
    Action.MILESTONE_REFUSED: Permission.MILESTONE_VERIFY,
    Action.MILESTONE_TOLD: Permission.COMMITMENT_MARK,
    Action.DELIVERABLE_ADDED: Permission.DELIVERABLE_ADD,
    Action.DELIVERABLE_VERSION_ADDED: Permission.DELIVERABLE_WRITE,
    Action.DELIVERABLE_SUBMITTED: Permission.DELIVERABLE_WRITE,
    Action.DELIVERABLE_TAKEN_BACK: Permission.DELIVERABLE_WRITE,
    Action.DELIVERABLE_WAITING: Permission.DELIVERABLE_WRITE,
    Action.DELIVERABLE_RESUMED: Permission.DELIVERABLE_WRITE,
    Action.DELIVERABLE_DUE_SET: Permission.DELIVERABLE_REVIEW,
    Action.DELIVERABLE_REVIEW_BEGUN: Permission.DELIVERABLE_REVIEW,
    Action.DELIVERABLE_CHECKED: Permission.DELIVERABLE_REVIEW,
    Action.DELIVERABLE_ACCEPTED: Permission.DELIVERABLE_REVIEW,
    Action.DELIVERABLE_ACCEPTED_WITH_RESERVATIONS: Permission.DELIVERABLE_REVIEW,
    Action.DELIVERABLE_REFUSED: Permission.DELIVERABLE_REVIEW,
    Action.DELIVERABLE_REOPENED: Permission.DELIVERABLE_REVIEW,
    Action.DELIVERABLE_RESERVATION_LIFTED: Permission.DELIVERABLE_WRITE,
    Action.DELIVERABLE_RESERVATION_CLOSED: Permission.DELIVERABLE_REVIEW,
    Action.DELIVERABLE_RESERVATION_KEPT: Permission.DELIVERABLE_REVIEW,
    Action.BASELINE_PROPOSED: Permission.BASELINE_SET,
    Action.BASELINE_APPROVED: Permission.BASELINE_SET,
    Action.BASELINE_REFUSED: Permission.BASELINE_SET,
    Action.REPORT_EXPECTED: Permission.REPORT_EXPECT,
    Action.REPORT_SUBMITTED: Permission.REPORT_WRITE,
    Action.REPORT_CORRECTED: Permission.REPORT_WRITE,
    Action.REPORT_ACCEPTED: Permission.REPORT_REVIEW,
    Action.REPORT_RETURNED: Permission.REPORT_REVIEW,
    Action.GATE_DECIDED: Permission.GATE_DECIDE,
    Action.GATE_CONDITION_MET: Permission.GATE_DECIDE,
    Action.CHECK_TICKED: Permission.CHECK_TICK,
    Action.WEATHER_DECLARED: Permission.WEATHER_DECLARE,
    Action.WEATHER_WITHDRAWN: Permission.WEATHER_DECLARE,
    Action.ORGANISATION_ADDED: Permission.REGISTER_WRITE,
    Action.ORGANISATION_DESCRIBED: Permission.REGISTER_WRITE,
    Action.ORGANISATION_ENGAGED: Permission.REGISTER_WRITE,
    Action.ORGANISATION_CORRECTED: Permission.REGISTER_WRITE,
    Action.ORGANISATION_LINK_ADDED: Permission.REGISTER_WRITE,
    Action.ORGANISATION_LINK_CHANGED: Permission.REGISTER_WRITE,
    Action.ORGANISATION_LINK_REMOVED: Permission.REGISTER_WRITE,
    Action.MEETING_ADDED: Permission.MEETING_WRITE,
    Action.MEETING_DESCRIBED: Permission.MEETING_WRITE,
    Action.MEETING_PLANNED: Permission.MEETING_WRITE,
    Action.MEETING_HELD: Permission.MEETING_WRITE,
    Action.MEETING_CANCELLED: Permission.MEETING_WRITE,
    Action.MEETING_DECIDED: Permission.MEETING_WRITE,
    Action.MEETING_DECISION_STRUCK: Permission.MEETING_WRITE,
    Action.MEETING_ACTION_ASKED: Permission.MEETING_WRITE,
    Action.MEETING_ACTION_CHANGED: Permission.MEETING_WRITE,
    Action.MEETING_ACTION_FOLLOWED: Permission.MEETING_WRITE,
    Action.MEETING_MINUTES_ADDED: Permission.MEETING_WRITE,
    Action.AGREEMENT_ADDED: Permission.REGISTER_WRITE,
    Action.AGREEMENT_DESCRIBED: Permission.REGISTER_WRITE,
    Action.AGREEMENT_MOVED: Permission.REGISTER_WRITE,
    Action.AGREEMENT_CORRECTED: Permission.REGISTER_WRITE,
    Action.AGREEMENT_FILE_ADDED: Permission.REGISTER_WRITE,
    Action.AGREEMENT_REMOVED: Permission.REGISTER_WRITE,
    Action.PORTRAIT_RECORDED: Permission.PORTRAIT_WRITE,
    Action.PORTRAIT_CORRECTED: Permission.PORTRAIT_WRITE,
    Action.PORTRAIT_WITHDRAWN: Permission.PORTRAIT_WRITE,
    Action.PORTRAIT_IMPORTED: Permission.PORTRAIT_WRITE,
    Action.PORTRAIT_FROZEN: Permission.PORTRAIT_FREEZE,
    Action.LOT_DESCRIBED: Permission.LOT_DESCRIBE,
}


class Withdrawing(Protocol):
    """A fact that may strike another one out, and why."""

    @property
    def withdraws(self) -> bool: ...
    @property
    def note(self) -> str: ...


def undoes(fact: Withdrawing) -> bool:
    """Whether its author took another fact back so, and nobody refused it."""
    return fact.withdraws and fact.note == NOTE


class NothingToUndo(DomainError):
    reason = N_("Cet enregistrement ne s’annule pas.")
    remedy = N_("Corrigez-le, ou demandez à la personne qui l’a fait.")


class UndoTooLate(DomainError):
    reason = N_("Plus de dix minutes ont passé : cet enregistrement ne s’annule plus.")
    remedy = N_("Corrigez-le : l’historique garde les deux.")


class BuiltUpon(DomainError):
    reason = N_("Autre chose a été enregistré depuis, qui repose sur ceci.")
    remedy = N_("Annulez d’abord ce qui a suivi, ou corrigez : l’historique garde tout.")


def check_undo(recorded_at: datetime, now: datetime, *, is_built_upon: bool) -> None:
    """Refuse to undo what was recorded more than ten minutes ago, or what something stands on."""
    if now - recorded_at > UNDO_FOR:
        raise UndoTooLate
    if is_built_upon:
        raise BuiltUpon


def standing_on(subject: Subject) -> tuple[str, ...]:
    """Return how the subjects begin of what is said of a part of that thing, or stands on it: what
    a meeting decided stands on the meeting, the passage of a phase on the phase."""
    place, key = subject.territory, subject.key
    below = {
        Kind.PHASE: [subject_text(kind, place, key) for kind in (Kind.GATE, Kind.CONDITION)],
        Kind.GATE: [subject_text(Kind.CONDITION, place, f"{key}.")],
        Kind.MEETING: [
            subject_text(kind, place, f"{key}.") for kind in (Kind.RESOLUTION, Kind.MEETING_ACTION)
        ],
        Kind.REPORTING: [subject_text(Kind.REPORT, *subject.parts, "")],
    }
    return (f"{subject}/", *below.get(subject.kind, ()))
