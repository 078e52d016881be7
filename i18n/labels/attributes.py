"""The words for what a fact says: each attribute as a reader calls it."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import N_

ATTRIBUTE_WORD: Mapping[str, str] = {
    "status": N_("État"),
    "planned_start": N_("Début prévu"),
    "planned_end": N_("Fin prévue"),
    "actual_start": N_("Début réel"),
    "actual_end": N_("Fin réelle"),
    "planned_on": N_("Date prévue"),
    "forecast_on": N_("Date estimée"),
    "actual_on": N_("Date réelle"),
    "availability": N_("Disponibilité"),
    "occurred_on": N_("Date"),
    "text": N_("Texte"),
    "lot": N_("Lot"),
    "forecast_cause": N_("Cause"),
    "forecast_side": N_("Côté responsable"),
    "proof": N_("Preuve"),
    "told_on": N_("Date dite au Parlement"),
    "told_reference": N_("Référence"),
    "delivery": N_("État du livrable"),
    "due_on": N_("À remettre"),
    "submitted_on": N_("Remis le"),
    "submitted_version": N_("Version remise"),
    "waiting_for": N_("En attente de"),
    "criteria": N_("Critères d’acceptation"),
    "title": N_("Intitulé"),
    "kind": N_("Nature"),
    "report_status": N_("Rapport"),
    "report_number": N_("Version"),
    "report_seal": N_("Empreinte SHA-256"),
    "report_accepted": N_("Version acceptée"),
    "report_cadence": N_("Rythme"),
    "report_first_on": N_("Rapports attendus depuis le"),
    "report_last_on": N_("Rapports attendus jusqu’au"),
    "check": N_("Point de la liste"),
    "decision": N_("Décision"),
    "decision_body": N_("Organe"),
    "condition_closed_on": N_("Levée le"),
    "weather": N_("Météo déclarée"),
}
