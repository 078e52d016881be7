"""The words of meetings, in French, translated where they are shown."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import N_
from domain.meetings import ActionStatus, MeetingKind

MEETING_WORD: Mapping[str, str] = {  # of each attribute
    "meeting_title": N_("Intitulé"),
    "meeting_kind": N_("Nature"),
    "meeting_place": N_("Lieu"),
    "meeting_phases": N_("Phases"),
    "meeting_agenda": N_("Ordre du jour"),
    "meeting_planned_on": N_("Prévue"),
    "meeting_held_on": N_("Tenue"),
    "meeting_cancelled": N_("Annulée"),
    "meeting_groups": N_("Publics"),
    "resolution": N_("Décision"),
    "resolution_body": N_("Organe ou instance"),
    "resolution_basis": N_("Sur quelle base"),
    "resolution_effect": N_("Effet sur le plan"),
    "resolution_phase": N_("Phase"),
    "resolution_struck": N_("Retirée"),
    "action": N_("Action"),
    "action_due_on": N_("Échéance"),
    "action_phase": N_("Phase"),
    "action_status": N_("État"),
}
MEETING_KIND_WORD: Mapping[MeetingKind, str] = {
    MeetingKind.STEERING: N_("Comité de pilotage"),
    MeetingKind.SUPPORT: N_("Comité d’accompagnement"),
    MeetingKind.WORKING: N_("Réunion de travail"),
    MeetingKind.WORKSHOP: N_("Atelier"),
    MeetingKind.LIVING_LAB: N_("Séance de living lab"),
    MeetingKind.INFORMATION: N_("Séance d’information"),
    MeetingKind.OTHER: N_("Autre réunion"),
}
ACTION_STATUS_WORD: Mapping[ActionStatus, str] = {
    ActionStatus.OPEN: N_("Ouverte"),
    ActionStatus.DONE: N_("Faite"),
    ActionStatus.DROPPED: N_("Abandonnée"),
}
