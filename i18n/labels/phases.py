"""The words of phases: statuses and what they mean, signs of lateness, what is unusual."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import N_
from domain.phases import CautionKind, PhaseStatus
from domain.schedule import Flag
from domain.statements import Origin

PHASE_STATUS_WORD: Mapping[PhaseStatus, str] = {
    PhaseStatus.UNKNOWN: N_("Non renseignée"),
    PhaseStatus.NOT_STARTED: N_("Non démarrée"),
    PhaseStatus.PLANNED: N_("Planifiée"),
    PhaseStatus.IN_PROGRESS: N_("En cours"),
    PhaseStatus.SUSPENDED: N_("Suspendue"),
    PhaseStatus.COMPLETED: N_("Terminée (déclarée)"),
    PhaseStatus.VALIDATED: N_("Validée"),
}
FLAG_WORD: Mapping[Flag, str] = {
    Flag.LATE: N_("En retard"),
    Flag.STALE: N_("Sans nouvelles"),
}
ORIGIN_WORD: Mapping[Origin, str] = {
    Origin.SOURCE: N_("selon la source"),
    Origin.INFERRED: N_("déduit de la source"),
    Origin.DECLARED: N_("déclaré, à vérifier"),
    Origin.VERIFIED: N_("vérifié par le FOREm"),
}
STATUS_DEFINITION: Mapping[PhaseStatus | Flag, str] = {
    PhaseStatus.UNKNOWN: N_("Aucune source ne dit où en est la phase."),
    PhaseStatus.NOT_STARTED: N_("Une personne a dit que la phase n’a pas commencé."),
    PhaseStatus.PLANNED: N_("Un début est annoncé ; rien n’est encore fait."),
    PhaseStatus.IN_PROGRESS: N_("La phase a commencé et n’est pas finie."),
    PhaseStatus.SUSPENDED: N_("La phase a commencé, puis s’est arrêtée ; elle doit reprendre."),
    PhaseStatus.COMPLETED: N_(
        "L’adjudicataire, ou la source publique, dit la phase finie. "
        "Le FOREm ne l’a pas encore acceptée ici."
    ),
    PhaseStatus.VALIDATED: N_("Le FOREm a accepté la phase déclarée terminée."),
    Flag.LATE: N_(
        "Une date prévue est passée, les nouvelles sont récentes, "
        "et la phase n’est ni commencée ni finie à temps."
    ),
    Flag.STALE: N_(
        "Personne n’a donné de nouvelles depuis plus longtemps que prévu. "
        "Ce n’est ni un retard ni une fin : on ne sait pas."
    ),
}
CAUTION_SENTENCE: Mapping[CautionKind, str] = {
    CautionKind.OUT_OF_ORDER: N_("Ce passage est inhabituel : la phase est « {about} »."),
    CautionKind.PREDECESSOR_OPEN: N_("La méthode attend d’abord la fin de : {about}."),
    CautionKind.PARTNER_NOT_STARTED: N_("La méthode attend aussi le début de : {about}."),
    CautionKind.ENTRY_UNMET: N_("Pour commencer, la méthode demande : {about}"),
    CautionKind.OLDER_THAN_KNOWN: N_(
        "Une information plus récente ({about}) est connue : l’état affiché aujourd’hui "
        "ne changera pas."
    ),
}
