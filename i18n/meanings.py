"""What the words of deliverables, of the exit checklist and of decisions mean, one sentence each."""

from __future__ import annotations

from collections.abc import Mapping

from domain.deliverables import DeliverableStatus
from domain.errors import N_
from domain.gates import Check, Decision

DELIVERABLE_MEANING: Mapping[DeliverableStatus, str] = {
    DeliverableStatus.EXPECTED: N_("La méthode demande ce livrable ; rien n’est encore déposé."),
    DeliverableStatus.DRAFT: N_("L’adjudicataire y travaille ; rien n’est remis au FOREm."),
    DeliverableStatus.SUBMITTED: N_("L’adjudicataire l’a remis ; le FOREm doit répondre."),
    DeliverableStatus.IN_REVIEW: N_("Le FOREm vérifie chaque critère d’acceptation."),
    DeliverableStatus.ACCEPTED: N_("Le FOREm l’accepte : tous ses critères sont remplis."),
    DeliverableStatus.ACCEPTED_WITH_RESERVES: N_(
        "Le FOREm l’accepte ; des réserves datées restent à lever."
    ),
    DeliverableStatus.REFUSED: N_("Le FOREm le refuse, avec son motif ; il est à remettre."),
}
CHECK_MEANING: Mapping[Check, str] = {
    Check.DONE: N_("Le point est rempli : les données le prouvent, ou l’adjudicataire le déclare."),
    Check.OPEN: N_("L’adjudicataire dit que le point n’est pas encore rempli."),
    Check.NOT_APPLICABLE: N_("Le point ne s’applique pas ici, et son motif le dit."),
    Check.UNKNOWN: N_("Personne n’a rien dit et rien ne le prouve ; ce n’est ni oui ni non."),
}
DECISION_MEANING: Mapping[Decision, str] = {
    Decision.GO: N_("La direction de projet décide que la suite peut commencer."),
    Decision.CONDITIONAL: N_(
        "La suite peut commencer ; une condition non levée à son échéance rouvre la décision."
    ),
    Decision.NO_GO: N_("La direction de projet décide que la suite ne commence pas."),
}
