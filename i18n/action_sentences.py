"""What the journal says of each action: a whole sentence, and the few words of its filter."""

from __future__ import annotations

from collections.abc import Mapping

from domain.actions import Action
from domain.errors import N_

EVENT_SENTENCE: Mapping[str, str] = {
    Action.PHASE_DECLARED: N_("{who} a déclaré l’état de la phase {phase} à {place}"),
    Action.PHASE_CORRECTED: N_("{who} a corrigé l’état de la phase {phase} à {place}"),
    Action.PHASE_VALIDATED: N_("{who} a vérifié la déclaration sur la phase {phase} à {place}"),
    Action.PHASE_REFUSED: N_("{who} a refusé la déclaration sur la phase {phase} à {place}"),
    Action.PHASE_REOPENED: N_("{who} a rouvert la phase {phase} à {place}"),
    Action.PHASE_LOT_ASSIGNED: N_("{who} a dit de quel lot relève la phase {phase} à {place}"),
    Action.MILESTONE_ADDED: N_("{who} a ajouté un jalon à la phase {phase} à {place}"),
    Action.MILESTONE_FORECAST: N_("{who} a estimé la date de « {milestone} » à {place}"),
    Action.MILESTONE_DECLARED: N_("{who} a déclaré atteint « {milestone} » à {place}"),
    Action.MILESTONE_VERIFIED: N_("{who} a vérifié « {milestone} » à {place}"),
    Action.MILESTONE_REFUSED: N_("{who} a refusé la déclaration sur « {milestone} » à {place}"),
    Action.MILESTONE_TOLD: N_(
        "{who} a noté la date dite au Parlement pour « {milestone} » à {place}"
    ),
    Action.DELIVERABLE_ADDED: N_("{who} a ajouté un livrable à la phase {phase} à {place}"),
    Action.DELIVERABLE_VERSION_ADDED: N_(
        "{who} a déposé une version de « {deliverable} » à {place}"
    ),
    Action.DELIVERABLE_DOWNLOADED: N_(
        "{who} a téléchargé un fichier de « {deliverable} » à {place}"
    ),
    Action.DELIVERABLE_SUBMITTED: N_("{who} a remis « {deliverable} » à {place}"),
    Action.DELIVERABLE_TAKEN_BACK: N_(
        "{who} a repris « {deliverable} » pour le corriger, à {place}"
    ),
    Action.DELIVERABLE_WAITING: N_("{who} a dit « {deliverable} » en attente d’un tiers à {place}"),
    Action.DELIVERABLE_RESUMED: N_(
        "{who} a dit que « {deliverable} » n’attend plus de tiers à {place}"
    ),
    Action.DELIVERABLE_DUE_SET: N_("{who} a fixé l’échéance de « {deliverable} » à {place}"),
    Action.DELIVERABLE_REVIEW_BEGUN: N_("{who} a commencé à vérifier « {deliverable} » à {place}"),
    Action.DELIVERABLE_CHECKED: N_("{who} a vérifié des critères de « {deliverable} » à {place}"),
    Action.DELIVERABLE_ACCEPTED: N_("{who} a accepté « {deliverable} » à {place}"),
    Action.DELIVERABLE_ACCEPTED_WITH_RESERVATIONS: N_(
        "{who} a accepté avec réserves « {deliverable} » à {place}"
    ),
    Action.DELIVERABLE_REFUSED: N_("{who} a refusé « {deliverable} » à {place}"),
    Action.DELIVERABLE_REOPENED: N_("{who} a rouvert « {deliverable} » à {place}"),
    Action.DELIVERABLE_RESERVATION_LIFTED: N_(
        "{who} a déclaré levée une réserve sur « {deliverable} » à {place}"
    ),
    Action.DELIVERABLE_RESERVATION_CLOSED: N_(
        "{who} a clos une réserve sur « {deliverable} » à {place}"
    ),
    Action.DELIVERABLE_RESERVATION_KEPT: N_(
        "{who} a maintenu une réserve sur « {deliverable} » à {place}"
    ),
    Action.BASELINE_PROPOSED: N_("{who} a proposé un plan de référence à {place}"),
    Action.BASELINE_APPROVED: N_("{who} a approuvé le plan de référence {number} à {place}"),
    Action.BASELINE_REFUSED: N_("{who} a refusé le plan de référence {number} à {place}"),
    Action.COMMENT_WRITTEN: N_("{who} a écrit un commentaire sur {object} à {place}"),
    Action.COMMENT_WITHDRAWN: N_("{who} a retiré un commentaire sur {object} à {place}"),
    Action.REPORT_EXPECTED: N_("{who} a fixé le rythme des rapports du {lot} à {place}"),
    Action.REPORT_SUBMITTED: N_("{who} a remis le rapport {period} du {lot} à {place}"),
    Action.REPORT_CORRECTED: N_(
        "{who} a remis une nouvelle version du rapport {period} du {lot} à {place}"
    ),
    Action.REPORT_ACCEPTED: N_("{who} a accepté le rapport {period} du {lot} à {place}"),
    Action.REPORT_RETURNED: N_("{who} a renvoyé le rapport {period} du {lot} à {place}"),
    Action.GATE_DECIDED: N_("{who} a décidé du passage de la phase {phase} à {place}"),
    Action.GATE_CONDITION_MET: N_(
        "{who} a levé la condition {number} de la phase {phase} à {place}"
    ),
    Action.CHECK_TICKED: N_(
        "{who} a coché le point de sortie « {check} » de la phase {phase} à {place}"
    ),
    Action.WEATHER_DECLARED: N_("{who} a déclaré la météo de la phase {phase} à {place}"),
    Action.WEATHER_WITHDRAWN: N_("{who} a repris la météo calculée de la phase {phase} à {place}"),
    Action.ORGANISATION_ADDED: N_("{who} a inscrit « {organisation} » au registre de {place}"),
    Action.ORGANISATION_DESCRIBED: N_("{who} a décrit « {organisation} » à {place}"),
    Action.ORGANISATION_ENGAGED: N_("{who} a noté l’engagement de « {organisation} » à {place}"),
    Action.ORGANISATION_CORRECTED: N_(
        "{who} a corrigé l’engagement de « {organisation} » à {place}"
    ),
    Action.ORGANISATION_LINK_ADDED: N_("{who} a noté le lien entre {organisation} à {place}"),
    Action.ORGANISATION_LINK_CHANGED: N_("{who} a changé le lien entre {organisation} à {place}"),
    Action.ORGANISATION_LINK_REMOVED: N_("{who} a retiré le lien entre {organisation} à {place}"),
    Action.MEETING_ADDED: N_("{who} a inscrit la réunion « {meeting} » à {place}"),
    Action.MEETING_DESCRIBED: N_("{who} a décrit la réunion « {meeting} » à {place}"),
    Action.MEETING_PLANNED: N_(
        "{who} a changé le jour prévu de la réunion « {meeting} » à {place}"
    ),
    Action.MEETING_HELD: N_(
        "{who} a enregistré les présences de la réunion « {meeting} », à {place}"
    ),
    Action.MEETING_CANCELLED: N_("{who} a annulé la réunion « {meeting} » à {place}"),
    Action.MEETING_DECIDED: N_("{who} a noté une décision de réunion à {place}"),
    Action.MEETING_DECISION_STRUCK: N_(
        "{who} a retiré la décision « {meeting} » du relevé de {place}"
    ),
    Action.MEETING_ACTION_ASKED: N_("{who} a noté une action demandée par une réunion à {place}"),
    Action.MEETING_ACTION_CHANGED: N_("{who} a changé l’action « {meeting} » à {place}"),
    Action.MEETING_ACTION_FOLLOWED: N_("{who} a suivi l’action « {meeting} » à {place}"),
    Action.MEETING_MINUTES_ADDED: N_(
        "{who} a déposé le procès-verbal de la réunion « {meeting} » à {place}"
    ),
    Action.MEETING_MINUTES_DOWNLOADED: N_(
        "{who} a téléchargé un procès-verbal de la réunion « {meeting} » à {place}"
    ),
    Action.AGREEMENT_ADDED: N_("{who} a inscrit la convention « {organisation} » à {place}"),
    Action.AGREEMENT_DESCRIBED: N_("{who} a décrit la convention « {organisation} » à {place}"),
    Action.AGREEMENT_MOVED: N_("{who} a noté où en est la convention « {organisation} » à {place}"),
    Action.AGREEMENT_CORRECTED: N_(
        "{who} a effacé une étape de la convention « {organisation} » à {place}"
    ),
    Action.AGREEMENT_FILE_ADDED: N_(
        "{who} a déposé un fichier de la convention « {organisation} » à {place}"
    ),
    Action.AGREEMENT_DOWNLOADED: N_(
        "{who} a téléchargé un fichier de la convention « {organisation} » à {place}"
    ),
    Action.AGREEMENT_REMOVED: N_("{who} a retiré la convention « {organisation} » à {place}"),
    Action.CONTACT_ADDED: N_("{who} a inscrit le contact {number} à {place}"),
    Action.CONTACT_CHANGED: N_("{who} a changé le contact {number} à {place}"),
    Action.CONTACT_CONFIRMED: N_("{who} a confirmé le contact {number} à {place}"),
    Action.CONTACT_EXPORTED: N_("{who} a exporté les données du contact {number} à {place}"),
    Action.CONTACT_ERASED: N_("{who} a effacé les données du contact {number} à {place}"),
    Action.PORTRAIT_RECORDED: N_("{who} a ajouté la valeur « {figure} »"),
    Action.PORTRAIT_CORRECTED: N_("{who} a corrigé la valeur « {figure} »"),
    Action.PORTRAIT_WITHDRAWN: N_("{who} a retiré la valeur « {figure} »"),
    Action.PORTRAIT_IMPORTED: N_("{who} a importé des valeurs dans le portrait de {place}"),
    Action.PORTRAIT_FROZEN: N_("{who} a figé le portrait statistique de {place}"),
    Action.ANSWER_ASKED: N_("{who} a ouvert la réponse {number} au Parlement"),
    Action.ANSWER_EDITED: N_("{who} a réécrit une phrase de la réponse {number} au Parlement"),
    Action.ANSWER_DRAFTED: N_("{who} a dit rédigée la réponse {number} au Parlement"),
    Action.ANSWER_REVIEWED: N_("{who} a relu la réponse {number} au Parlement"),
    Action.ANSWER_SENT: N_("{who} a transmis la réponse {number} au Parlement"),
    Action.LOT_DESCRIBED: N_("{who} a décrit le {lot}"),
    Action.CHRONOLOGY_LOADED: N_("{who} a chargé la chronologie publique"),
    Action.ACCOUNT_INVITED: N_("{who} a invité {account}"),
    Action.ACCOUNT_FIRST_LEAD_INVITED: N_(
        "{who} a préparé le premier lien de connexion de la direction de projet"
    ),
    Action.ACCOUNT_LINK_SENT: N_("{who} a préparé un lien de connexion pour {account}"),
    Action.ACCOUNT_DISABLED: N_("{who} a désactivé le compte de {account}"),
    Action.ACCOUNT_ENABLED: N_("{who} a réactivé le compte de {account}"),
    Action.ACCOUNT_GRANTS_CHANGED: N_("{who} a changé les rôles de {account}"),
    Action.ACCOUNT_PASSWORD_CHOSEN: N_("{who} a choisi son mot de passe"),
    Action.ACCOUNT_MAILS_CHOSEN: N_("{who} a choisi les courriels à recevoir"),
    Action.ACCOUNT_PASSWORD_CHANGED: N_("{who} a changé son mot de passe"),
    Action.ACCOUNT_LOCKED: N_("{who} a bloqué les connexions de {account} après trop d’erreurs"),
    Action.ACCOUNT_VIEW_SAVED: N_("{who} a gardé une vue"),
    Action.ACCOUNT_VIEW_RENAMED: N_("{who} a renommé une vue"),
    Action.ACCOUNT_VIEW_DELETED: N_("{who} a supprimé une vue"),
    Action.ACCOUNT_DEMO_OPENED: N_("{who} a ouvert le compte « {account} »"),
    Action.TOKEN_CREATED: N_("{who} a créé un jeton d’accès"),
    Action.TOKEN_REVOKED: N_("{who} a révoqué un jeton d’accès de {account}"),
    Action.SESSION_OPENED: N_("{who} a ouvert une session"),
    Action.SESSION_CLOSED: N_("{who} a fermé sa session"),
    Action.ACT_UNDONE: N_("{who} a annulé ce qui suit, dans les dix minutes : « {undone} »"),
}
ANY_EVENT = N_("{who} a fait une action que cette version ne connaît pas ({action})")
ACTION_WORD: Mapping[str, str] = {
    Action.PHASE_DECLARED: N_("État d’une phase déclaré"),
    Action.PHASE_CORRECTED: N_("État d’une phase corrigé"),
    Action.PHASE_VALIDATED: N_("Déclaration vérifiée"),
    Action.PHASE_REFUSED: N_("Déclaration refusée"),
    Action.PHASE_REOPENED: N_("Phase rouverte"),
    Action.PHASE_LOT_ASSIGNED: N_("Phase rattachée à un lot"),
    Action.MILESTONE_ADDED: N_("Jalon ajouté"),
    Action.MILESTONE_FORECAST: N_("Jalon : date estimée"),
    Action.MILESTONE_DECLARED: N_("Jalon déclaré atteint"),
    Action.MILESTONE_VERIFIED: N_("Jalon vérifié"),
    Action.MILESTONE_REFUSED: N_("Jalon : déclaration refusée"),
    Action.MILESTONE_TOLD: N_("Jalon : date dite au Parlement"),
    Action.DELIVERABLE_ADDED: N_("Livrable ajouté"),
    Action.DELIVERABLE_VERSION_ADDED: N_("Livrable : version déposée"),
    Action.DELIVERABLE_DOWNLOADED: N_("Livrable : fichier téléchargé"),
    Action.DELIVERABLE_SUBMITTED: N_("Livrable remis"),
    Action.DELIVERABLE_TAKEN_BACK: N_("Livrable repris pour correction"),
    Action.DELIVERABLE_WAITING: N_("Livrable en attente d’un tiers"),
    Action.DELIVERABLE_RESUMED: N_("Livrable : fin de l’attente d’un tiers"),
    Action.DELIVERABLE_DUE_SET: N_("Livrable : échéance fixée"),
    Action.DELIVERABLE_REVIEW_BEGUN: N_("Livrable : vérification commencée"),
    Action.DELIVERABLE_CHECKED: N_("Livrable : critères vérifiés"),
    Action.DELIVERABLE_ACCEPTED: N_("Livrable accepté"),
    Action.DELIVERABLE_ACCEPTED_WITH_RESERVATIONS: N_("Livrable accepté avec réserves"),
    Action.DELIVERABLE_REFUSED: N_("Livrable refusé"),
    Action.DELIVERABLE_REOPENED: N_("Livrable rouvert"),
    Action.DELIVERABLE_RESERVATION_LIFTED: N_("Réserve déclarée levée"),
    Action.DELIVERABLE_RESERVATION_CLOSED: N_("Réserve close"),
    Action.DELIVERABLE_RESERVATION_KEPT: N_("Réserve maintenue"),
    Action.BASELINE_PROPOSED: N_("Plan de référence proposé"),
    Action.BASELINE_APPROVED: N_("Plan de référence approuvé"),
    Action.BASELINE_REFUSED: N_("Plan de référence refusé"),
    Action.COMMENT_WRITTEN: N_("Commentaire écrit"),
    Action.COMMENT_WITHDRAWN: N_("Commentaire retiré"),
    Action.REPORT_EXPECTED: N_("Rythme des rapports fixé"),
    Action.REPORT_SUBMITTED: N_("Rapport remis"),
    Action.REPORT_CORRECTED: N_("Rapport : nouvelle version"),
    Action.REPORT_ACCEPTED: N_("Rapport accepté"),
    Action.REPORT_RETURNED: N_("Rapport renvoyé"),
    Action.GATE_DECIDED: N_("Passage décidé"),
    Action.GATE_CONDITION_MET: N_("Condition de passage levée"),
    Action.CHECK_TICKED: N_("Point de sortie coché"),
    Action.WEATHER_DECLARED: N_("Météo déclarée"),
    Action.WEATHER_WITHDRAWN: N_("Météo déclarée reprise"),
    Action.ORGANISATION_ADDED: N_("Partie prenante inscrite"),
    Action.ORGANISATION_DESCRIBED: N_("Partie prenante décrite"),
    Action.ORGANISATION_ENGAGED: N_("Partie prenante : engagement noté"),
    Action.ORGANISATION_CORRECTED: N_("Partie prenante : engagement corrigé"),
    Action.ORGANISATION_LINK_ADDED: N_("Lien noté"),
    Action.ORGANISATION_LINK_CHANGED: N_("Lien changé"),
    Action.ORGANISATION_LINK_REMOVED: N_("Lien retiré"),
    Action.MEETING_ADDED: N_("Réunion inscrite"),
    Action.MEETING_DESCRIBED: N_("Réunion décrite"),
    Action.MEETING_PLANNED: N_("Réunion : jour prévu changé"),
    Action.MEETING_HELD: N_("Réunion : tenue et présences"),
    Action.MEETING_CANCELLED: N_("Réunion annulée"),
    Action.MEETING_DECIDED: N_("Réunion : décision notée"),
    Action.MEETING_DECISION_STRUCK: N_("Réunion : décision retirée"),
    Action.MEETING_ACTION_ASKED: N_("Réunion : action demandée"),
    Action.MEETING_ACTION_CHANGED: N_("Réunion : action changée"),
    Action.MEETING_ACTION_FOLLOWED: N_("Réunion : action suivie"),
    Action.MEETING_MINUTES_ADDED: N_("Réunion : procès-verbal déposé"),
    Action.MEETING_MINUTES_DOWNLOADED: N_("Réunion : procès-verbal téléchargé"),
    Action.AGREEMENT_ADDED: N_("Convention inscrite"),
    Action.AGREEMENT_DESCRIBED: N_("Convention décrite"),
    Action.AGREEMENT_MOVED: N_("Convention : étape notée"),
    Action.AGREEMENT_CORRECTED: N_("Convention : étape effacée"),
    Action.AGREEMENT_FILE_ADDED: N_("Convention : fichier déposé"),
    Action.AGREEMENT_DOWNLOADED: N_("Convention : fichier téléchargé"),
    Action.AGREEMENT_REMOVED: N_("Convention retirée"),
    Action.CONTACT_ADDED: N_("Contact inscrit"),
    Action.CONTACT_CHANGED: N_("Contact changé"),
    Action.CONTACT_CONFIRMED: N_("Contact confirmé"),
    Action.CONTACT_EXPORTED: N_("Contact : données exportées"),
    Action.CONTACT_ERASED: N_("Contact : données effacées"),
    Action.PORTRAIT_RECORDED: N_("Portrait : valeur ajoutée"),
    Action.PORTRAIT_CORRECTED: N_("Portrait : valeur corrigée"),
    Action.PORTRAIT_WITHDRAWN: N_("Portrait : valeur retirée"),
    Action.PORTRAIT_IMPORTED: N_("Portrait : valeurs importées"),
    Action.PORTRAIT_FROZEN: N_("Portrait figé"),
    Action.ANSWER_ASKED: N_("Réponse au Parlement ouverte"),
    Action.ANSWER_EDITED: N_("Réponse au Parlement réécrite"),
    Action.ANSWER_DRAFTED: N_("Réponse au Parlement rédigée"),
    Action.ANSWER_REVIEWED: N_("Réponse au Parlement relue"),
    Action.ANSWER_SENT: N_("Réponse au Parlement transmise"),
    Action.LOT_DESCRIBED: N_("Lot décrit"),
    Action.CHRONOLOGY_LOADED: N_("Chronologie publique chargée"),
    Action.ACCOUNT_INVITED: N_("Compte : invitation"),
    Action.ACCOUNT_FIRST_LEAD_INVITED: N_("Compte : première direction de projet"),
    Action.ACCOUNT_LINK_SENT: N_("Compte : lien de connexion"),
    Action.ACCOUNT_DISABLED: N_("Compte : désactivation"),
    Action.ACCOUNT_ENABLED: N_("Compte : réactivation"),
    Action.ACCOUNT_GRANTS_CHANGED: N_("Compte : rôles changés"),
    Action.ACCOUNT_PASSWORD_CHOSEN: N_("Compte : mot de passe choisi"),
    Action.ACCOUNT_MAILS_CHOSEN: N_("Compte : courriels choisis"),
    Action.ACCOUNT_PASSWORD_CHANGED: N_("Compte : mot de passe changé"),
    Action.ACCOUNT_LOCKED: N_("Compte : connexions bloquées"),
    Action.ACCOUNT_VIEW_SAVED: N_("Vue gardée"),
    Action.ACCOUNT_VIEW_RENAMED: N_("Vue renommée"),
    Action.ACCOUNT_VIEW_DELETED: N_("Vue supprimée"),
    Action.ACCOUNT_DEMO_OPENED: N_("Compte : démonstration"),
    Action.TOKEN_CREATED: N_("Jeton d’accès créé"),
    Action.TOKEN_REVOKED: N_("Jeton d’accès révoqué"),
    Action.SESSION_OPENED: N_("Session ouverte"),
    Action.SESSION_CLOSED: N_("Session fermée"),
    Action.ACT_UNDONE: N_("Enregistrement annulé"),
}
CHANGE_WORD: Mapping[str, str] = {
    "contents": N_("contenu"),
    "holder": N_("adjudicataire"),
    "contact_fields": N_("champs changés"),
    "grants": N_("rôles"),
    "name": N_("nom"),
    "mails": N_("courriels"),
    "planned_dates": N_("dates prévues"),
    "version": N_("version"),
    "digest": N_("empreinte"),
    "reserve_number": N_("numéro de la réserve"),
    "portrait_number": N_("version"),
    "portrait_seal": N_("empreinte SHA-256"),
}
# How many of something there are after it, one or several.
COUNT_WORD: Mapping[str, tuple[str, str]] = {
    "conditions": (N_("{n} condition"), N_("{n} conditions")),
    "facts": (N_("{n} fait"), N_("{n} faits")),
    "opened": (
        N_("{n} phase, jalon, livrable ou lot ouvert"),
        N_("{n} phases, jalons, livrables et lots ouverts"),
    ),
    "checked": (N_("{n} critère vérifié"), N_("{n} critères vérifiés")),
    "reserves": (N_("{n} réserve"), N_("{n} réserves")),
    "figures_added": (N_("{n} valeur ajoutée"), N_("{n} valeurs ajoutées")),
    "figures_corrected": (N_("{n} valeur corrigée"), N_("{n} valeurs corrigées")),
}
