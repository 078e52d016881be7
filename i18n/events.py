"""What the journal says of each action: a whole sentence, and the few words of its filter."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import N_

EVENT_SENTENCE: Mapping[str, str] = {
    "phase.declared": N_("{who} a déclaré l’état de la phase {phase} à {place}"),
    "phase.corrected": N_("{who} a corrigé l’état de la phase {phase} à {place}"),
    "phase.validated": N_("{who} a vérifié la déclaration sur la phase {phase} à {place}"),
    "phase.refused": N_("{who} a refusé la déclaration sur la phase {phase} à {place}"),
    "phase.reopened": N_("{who} a rouvert la phase {phase} à {place}"),
    "phase.lot_assigned": N_("{who} a dit de quel lot relève la phase {phase} à {place}"),
    "milestone.added": N_("{who} a ajouté un jalon à la phase {phase} à {place}"),
    "milestone.forecast": N_("{who} a estimé la date de « {milestone} » à {place}"),
    "milestone.declared": N_("{who} a déclaré atteint « {milestone} » à {place}"),
    "milestone.verified": N_("{who} a vérifié « {milestone} » à {place}"),
    "milestone.refused": N_("{who} a refusé la déclaration sur « {milestone} » à {place}"),
    "milestone.told": N_("{who} a noté la date dite au Parlement pour « {milestone} » à {place}"),
    "baseline.proposed": N_("{who} a proposé une référence de dates prévues à {place}"),
    "baseline.approved": N_("{who} a approuvé la référence {number} à {place}"),
    "baseline.refused": N_("{who} a refusé la référence {number} à {place}"),
    "lot.described": N_("{who} a décrit le {lot}"),
    "chronology.loaded": N_("{who} a chargé la chronologie publique"),
    "account.invited": N_("{who} a invité {account}"),
    "account.first_lead_invited": N_(
        "{who} a préparé le premier lien de connexion de la direction de projet"
    ),
    "account.link_sent": N_("{who} a préparé un lien de connexion pour {account}"),
    "account.disabled": N_("{who} a désactivé le compte de {account}"),
    "account.enabled": N_("{who} a réactivé le compte de {account}"),
    "account.grants_changed": N_("{who} a changé les rôles de {account}"),
    "account.password_chosen": N_("{who} a choisi son mot de passe"),
    "account.password_changed": N_("{who} a changé son mot de passe"),
    "account.locked": N_("{who} a bloqué les connexions de {account} après trop d’erreurs"),
    "account.demo_opened": N_("{who} a ouvert le compte « {account} »"),
    "session.opened": N_("{who} a ouvert une session"),
    "session.closed": N_("{who} a fermé sa session"),
}
ANY_EVENT = N_("{who} a fait une action que cette version ne connaît pas ({action})")
ACTION_WORD: Mapping[str, str] = {
    "phase.declared": N_("État d’une phase déclaré"),
    "phase.corrected": N_("État d’une phase corrigé"),
    "phase.validated": N_("Déclaration vérifiée"),
    "phase.refused": N_("Déclaration refusée"),
    "phase.reopened": N_("Phase rouverte"),
    "phase.lot_assigned": N_("Phase rattachée à un lot"),
    "milestone.added": N_("Jalon ajouté"),
    "milestone.forecast": N_("Jalon : date estimée"),
    "milestone.declared": N_("Jalon déclaré atteint"),
    "milestone.verified": N_("Jalon vérifié"),
    "milestone.refused": N_("Jalon : déclaration refusée"),
    "milestone.told": N_("Jalon : date dite au Parlement"),
    "baseline.proposed": N_("Référence proposée"),
    "baseline.approved": N_("Référence approuvée"),
    "baseline.refused": N_("Référence refusée"),
    "lot.described": N_("Lot décrit"),
    "chronology.loaded": N_("Chronologie publique chargée"),
    "account.invited": N_("Compte : invitation"),
    "account.first_lead_invited": N_("Compte : première direction de projet"),
    "account.link_sent": N_("Compte : lien de connexion"),
    "account.disabled": N_("Compte : désactivation"),
    "account.enabled": N_("Compte : réactivation"),
    "account.grants_changed": N_("Compte : rôles changés"),
    "account.password_chosen": N_("Compte : mot de passe choisi"),
    "account.password_changed": N_("Compte : mot de passe changé"),
    "account.locked": N_("Compte : connexions bloquées"),
    "account.demo_opened": N_("Compte : démonstration"),
    "session.opened": N_("Session ouverte"),
    "session.closed": N_("Session fermée"),
}
CHANGE_WORD: Mapping[str, str] = {
    "contents": N_("contenu"),
    "holder": N_("adjudicataire"),
    "grants": N_("rôles"),
    "facts": N_("faits"),
    "opened": N_("phases, jalons, livrables et lots ouverts"),
    "name": N_("nom"),
    "planned_dates": N_("dates prévues"),
}
