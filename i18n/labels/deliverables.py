"""The words of deliverables: statuses and what they mean, verdicts, reservations."""

from __future__ import annotations

from collections.abc import Mapping

from domain.deliverables import DeliverableStatus, ReservationStatus, Step, Verdict
from domain.errors import N_

DELIVERABLE_STATUS_WORD: Mapping[DeliverableStatus, str] = {
    DeliverableStatus.EXPECTED: N_("Attendu"),
    DeliverableStatus.DRAFT: N_("En préparation"),
    DeliverableStatus.SUBMITTED: N_("Remis"),
    DeliverableStatus.IN_REVIEW: N_("En vérification"),
    DeliverableStatus.ACCEPTED: N_("Accepté"),
    DeliverableStatus.ACCEPTED_WITH_RESERVATIONS: N_("Accepté avec réserves"),
    DeliverableStatus.REFUSED: N_("Refusé"),
}
STEP_WORD: Mapping[Step, str] = {
    Step.DEPOSITED: N_("Déposé"),
    Step.HANDED_OVER: N_("Remis"),
    Step.VERIFIED: N_("Vérifié"),
    Step.ACCEPTED: N_("Accepté"),
}
NEXT_STEP: Mapping[DeliverableStatus, str] = {
    DeliverableStatus.EXPECTED: N_("déposer une version (adjudicataire)"),
    DeliverableStatus.DRAFT: N_("remettre au FOREm (adjudicataire)"),
    DeliverableStatus.SUBMITTED: N_("vérifier (FOREm)"),
    DeliverableStatus.IN_REVIEW: N_("constater chaque critère, puis décider (FOREm)"),
    DeliverableStatus.ACCEPTED_WITH_RESERVATIONS: N_(
        "lever les réserves (adjudicataire), puis les clore (FOREm)"
    ),
    DeliverableStatus.REFUSED: N_("déposer une version corrigée (adjudicataire)"),
}  # nothing follows an acceptance
VERDICT_WORD: Mapping[Verdict, str] = {
    Verdict.MET: N_("rempli"),
    Verdict.NOT_MET: N_("non rempli"),
    Verdict.NOT_APPLICABLE: N_("sans objet"),
}
RESERVATION_STATUS_WORD: Mapping[ReservationStatus, str] = {
    ReservationStatus.OPEN: N_("à lever"),
    ReservationStatus.LIFTED: N_("déclarée levée, à vérifier"),
    ReservationStatus.CLOSED: N_("close"),
}
DELIVERABLE_MEANING: Mapping[DeliverableStatus, str] = {
    DeliverableStatus.EXPECTED: N_("La méthode demande ce livrable ; rien n’est encore déposé."),
    DeliverableStatus.DRAFT: N_("L’adjudicataire y travaille ; rien n’est remis au FOREm."),
    DeliverableStatus.SUBMITTED: N_("L’adjudicataire l’a remis ; le FOREm doit répondre."),
    DeliverableStatus.IN_REVIEW: N_("Le FOREm vérifie chaque critère d’acceptation."),
    DeliverableStatus.ACCEPTED: N_("Le FOREm l’accepte : tous ses critères sont remplis."),
    DeliverableStatus.ACCEPTED_WITH_RESERVATIONS: N_(
        "Le FOREm l’accepte ; des réserves datées restent à lever."
    ),
    DeliverableStatus.REFUSED: N_("Le FOREm le refuse, avec son motif ; il est à remettre."),
}
