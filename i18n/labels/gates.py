"""The words of passages: checks, decisions, what is missing, the way back to good weather."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import N_
from domain.gates import Check, Decision, Gap, GateStanding
from domain.path_to_good import Step
from domain.progress import Part

CHECK_WORD: Mapping[Check, str] = {
    Check.DONE: N_("Fait"),
    Check.OPEN: N_("Ouvert"),
    Check.NOT_APPLICABLE: N_("Sans objet"),
    Check.UNKNOWN: N_("Non renseigné"),
}
DECISION_WORD: Mapping[Decision, str] = {
    Decision.GO: N_("Feu vert"),
    Decision.CONDITIONAL: N_("Feu vert sous conditions"),
    Decision.NO_GO: N_("Pas de feu vert"),
}
GATE_WORD: Mapping[GateStanding, str] = {
    GateStanding.UNDECIDED: N_("Passage à décider"),
    GateStanding.OPEN: N_("Passage ouvert"),
    GateStanding.CONDITIONAL: N_("Passage ouvert sous conditions"),
    GateStanding.REFUSED: N_("Passage refusé"),
    GateStanding.LAPSED: N_("Passage à redécider"),
    GateStanding.REOPENED: N_("Passage rouvert"),
}
GATE_DEFINITION: Mapping[GateStanding, str] = {
    GateStanding.UNDECIDED: N_("Aucune décision n’est enregistrée."),
    GateStanding.OPEN: N_("La décision est « feu vert » et toute condition est levée."),
    GateStanding.CONDITIONAL: N_(
        "La suite peut commencer ; des conditions datées restent à lever."
    ),
    GateStanding.REFUSED: N_("La décision est « pas de feu vert » : la suite ne commence pas."),
    GateStanding.LAPSED: N_(
        "Une condition n’a pas été levée à temps : la décision est à reprendre."
    ),
    GateStanding.REOPENED: N_("La phase a repris après la décision : la décision est à reprendre."),
}
GAP_SENTENCE: Mapping[Gap, str] = {
    Gap.CHECK_OPEN: N_("points de la liste ouverts : {about}"),
    Gap.CHECK_UNKNOWN: N_("points de la liste non renseignés : {about}"),
    Gap.DELIVERABLE_OPEN: N_("livrables pas encore acceptés : {about}"),
    Gap.DELIVERABLE_REFUSED: N_("livrables refusés : {about}"),
    Gap.RESERVATION_OPEN: N_("livrables acceptés avec réserves : {about}"),
    Gap.WEATHER: N_("météo : {about}"),
}
STEP_SENTENCE: Mapping[Step, str] = {
    Step.DECLARE: N_("dire où en est la phase"),
    Step.TELL_NEWS: N_("donner des nouvelles de la phase"),
    Step.START: N_("démarrer la phase"),
    Step.RESUME: N_("reprendre la phase"),
    Step.FINISH: N_("terminer la phase"),
    Step.REACH: N_("atteindre le jalon « {about} »"),
    Step.BRING_FORWARD: N_("ramener l’estimation du jalon « {about} » au {by} au plus tard"),
    Step.ESTIMATE: N_("estimer la date du jalon « {about} »"),
    Step.HAND_IN: N_("remettre le livrable « {about} »"),
    Step.ANSWER: N_("répondre sur le livrable « {about} » (FOREm)"),
    Step.LIFT: N_("lever les réserves échues du livrable « {about} »"),
    Step.CLOSE: N_("remplir la condition « {about} »"),
    Step.DECIDE_AGAIN: N_("décider de nouveau du passage"),
}
PART_WORD: Mapping[Part, str] = {
    Part.CHECKLIST: N_("Conditions pour finir"),
    Part.MILESTONES: N_("Jalons"),
    Part.DELIVERABLES: N_("Livrables"),
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
