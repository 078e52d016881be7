"""The words of each vocabulary, in French, marked here and translated where they are shown."""

from __future__ import annotations

from collections.abc import Mapping

from domain.deliverables import DeliverableStatus, ReserveStatus, Verdict
from domain.digest import MailChoice
from domain.errors import N_
from domain.files import FileKind
from domain.gates import Check, Decision, Gap, GateStanding
from domain.milestones import BaselineStatus, Cause, Horizon, MilestoneKind, Side
from domain.phases import CautionKind, Origin, PhaseStatus
from domain.progress import Part
from domain.reporting import Cadence, Standing
from domain.reports import Section
from domain.schedule import Flag
from domain.way_back import Step

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
DELIVERABLE_STATUS_WORD: Mapping[DeliverableStatus, str] = {
    DeliverableStatus.EXPECTED: N_("Attendu"),
    DeliverableStatus.DRAFT: N_("Brouillon"),
    DeliverableStatus.SUBMITTED: N_("Remis"),
    DeliverableStatus.IN_REVIEW: N_("En vérification"),
    DeliverableStatus.ACCEPTED: N_("Accepté"),
    DeliverableStatus.ACCEPTED_WITH_RESERVES: N_("Accepté avec réserves"),
    DeliverableStatus.REFUSED: N_("Refusé"),
}
VERDICT_WORD: Mapping[Verdict, str] = {
    Verdict.MET: N_("rempli"),
    Verdict.NOT_MET: N_("non rempli"),
    Verdict.NOT_APPLICABLE: N_("sans objet"),
}
RESERVE_STATUS_WORD: Mapping[ReserveStatus, str] = {
    ReserveStatus.OPEN: N_("à lever"),
    ReserveStatus.LIFTED: N_("déclarée levée, à vérifier"),
    ReserveStatus.CLOSED: N_("close"),
}
FILE_KIND_WORD: Mapping[FileKind, str] = {
    FileKind.PDF: N_("un PDF"),
    FileKind.DOCX: N_("un document DOCX"),
    FileKind.XLSX: N_("un classeur XLSX"),
    FileKind.PPTX: N_("une présentation PPTX"),
    FileKind.ODT: N_("un document ODT"),
    FileKind.ODS: N_("un classeur ODS"),
    FileKind.ODP: N_("une présentation ODP"),
    FileKind.PNG: N_("une image PNG"),
    FileKind.JPEG: N_("une image JPEG"),
    FileKind.TEXT: N_("du texte"),
}
CADENCE_WORD: Mapping[Cadence, str] = {
    Cadence.TWICE_MONTHLY: N_("deux fois par mois (bimensuel)"),
    Cadence.MONTHLY: N_("une fois par mois (mensuel)"),
    Cadence.EVERY_TWO_MONTHS: N_("tous les deux mois (bimestriel)"),
}
STANDING_WORD: Mapping[Standing, str] = {
    Standing.EXPECTED: N_("attendu"),
    Standing.LATE: N_("en retard"),
    Standing.MISSING: N_("manquant"),
    Standing.SUBMITTED: N_("remis, à lire"),
    Standing.RETURNED: N_("renvoyé, à corriger"),
    Standing.ACCEPTED: N_("accepté"),
}
SECTION_WORD: Mapping[Section, str] = {
    Section.HIGHLIGHT: N_("Fait marquant"),
    Section.DIFFICULTIES: N_("Difficultés"),
    Section.NEXT: N_("À venir"),
    Section.REQUESTS: N_("Demandes au FOREm"),
}
MAIL_CHOICE_WORD: Mapping[MailChoice, str] = {
    MailChoice.WEEKLY: N_("Un courriel par semaine, et les rappels d’échéances"),
    MailChoice.DEADLINES: N_("Les rappels d’échéances seulement"),
    MailChoice.NONE: N_("Aucun courriel"),
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
CHECK_WORD: Mapping[Check, str] = {
    Check.DONE: N_("Fait"),
    Check.OPEN: N_("Ouvert"),
    Check.NOT_APPLICABLE: N_("Sans objet"),
    Check.UNKNOWN: N_("Non renseigné"),
}
DECISION_WORD: Mapping[Decision, str] = {
    Decision.GO: N_("Go"),
    Decision.CONDITIONAL: N_("Go sous conditions"),
    Decision.NO_GO: N_("No-go"),
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
    GateStanding.OPEN: N_("La décision est « Go » et toute condition est levée."),
    GateStanding.CONDITIONAL: N_(
        "La suite peut commencer ; des conditions datées restent à lever."
    ),
    GateStanding.REFUSED: N_("La décision est « No-go » : la suite ne commence pas."),
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
    Gap.RESERVE_OPEN: N_("livrables acceptés avec réserves : {about}"),
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
    Part.CHECKLIST: N_("Liste de sortie"),
    Part.MILESTONES: N_("Jalons"),
    Part.DELIVERABLES: N_("Livrables"),
}
RESPONSIBILITY_WORD: Mapping[str, str] = {
    "R": N_("réalise (R)"),
    "A": N_("approuve (A)"),
    "C": N_("est consulté (C)"),
    "I": N_("est informé (I)"),
}
