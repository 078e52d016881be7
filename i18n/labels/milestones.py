"""The words of milestones: kinds, causes and sides of a delay, horizons, references, proofs."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import N_
from domain.milestones import BaselineStatus, Cause, Horizon, MilestoneKind
from domain.statements import Side

MILESTONE_KIND_WORD: Mapping[MilestoneKind, str] = {
    MilestoneKind.MILESTONE: N_("jalon"),
    MilestoneKind.TARGET: N_("cible"),
}
CAUSE_WORD: Mapping[Cause, str] = {
    Cause.FIRST: N_("Première estimation"),
    Cause.CONFIRMED: N_("Date confirmée"),
    Cause.DECISION: N_("Décision attendue"),
    Cause.INPUT: N_("Document ou donnée attendus"),
    Cause.AVAILABILITY: N_("Disponibilité des participants"),
    Cause.RECRUITMENT: N_("Recrutement"),
    Cause.SCOPE: N_("Périmètre modifié"),
    Cause.WORKLOAD: N_("Charge sous-estimée"),
    Cause.AHEAD: N_("Plus rapide que prévu"),
    Cause.OTHER: N_("Autre cause (à préciser en note)"),
}
SIDE_WORD: Mapping[Side, str] = {
    Side.CONTRACTOR: N_("Adjudicataire"),
    Side.FOREM: N_("FOREm"),
    Side.THIRD_PARTY: N_("Tiers"),
}
HORIZON_WORD: Mapping[Horizon, str] = {
    Horizon.OVERDUE: N_("Échéances dépassées"),
    Horizon.SILENT: N_("Sans nouvelles"),
    Horizon.WITHIN_30: N_("Dans les 30 jours"),
    Horizon.WITHIN_90: N_("Dans les 90 jours"),
    Horizon.LATER: N_("Plus tard"),
}
BASELINE_STATUS_WORD: Mapping[BaselineStatus, str] = {
    BaselineStatus.PROPOSED: N_("proposée, à approuver"),
    BaselineStatus.APPROVED: N_("approuvée"),
    BaselineStatus.REFUSED: N_("refusée"),
}
PROOF_WORD: Mapping[bool | None, str] = {
    True: N_("satisfait d’après les données"),
    False: N_("pas encore d’après les données"),
    None: N_("à prouver par les données"),
}
