"""What each right allows, in French, translated where it is shown."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import N_
from domain.permissions import Permission

PERMISSION_WORD: Mapping[Permission, str] = {
    Permission.PROGRESS_READ: N_("Lire l’avancement, à toute date"),
    Permission.JOURNAL_READ: N_("Lire le journal"),
    Permission.PEOPLE_READ: N_("Connaître le nom de qui a déclaré et vérifié"),
    Permission.PHASE_DECLARE: N_("Déclarer l’état d’une phase"),
    Permission.PHASE_VERIFY: N_("Vérifier ou refuser ce qu’une autre personne a déclaré"),
    Permission.PHASE_REOPEN: N_("Rouvrir une phase terminée ou validée"),
    Permission.MILESTONE_FORECAST: N_("Estimer la date d’un jalon"),
    Permission.MILESTONE_DECLARE: N_("Déclarer un jalon atteint, preuve à l’appui"),
    Permission.MILESTONE_VERIFY: N_("Vérifier ou refuser un jalon déclaré atteint"),
    Permission.MILESTONE_ADD: N_("Ajouter un jalon, avec un motif"),
    Permission.BASELINE_SET: N_("Proposer ou approuver un plan de référence"),
    Permission.COMMITMENT_MARK: N_("Noter une date dite au Parlement"),
    Permission.DELIVERABLE_FILES: N_("Lire les versions, remarques et réserves des livrables"),
    Permission.DELIVERABLE_WRITE: N_("Déposer et remettre un livrable, déclarer une réserve levée"),
    Permission.DELIVERABLE_REVIEW: N_("Vérifier un livrable, l’accepter, le refuser, le rouvrir"),
    Permission.DELIVERABLE_ADD: N_("Ajouter un livrable, avec un motif"),
    Permission.REPORT_READ: N_("Lire les rapports acceptés"),
    Permission.REPORT_FOLLOW: N_("Suivre les rapports attendus, remis et renvoyés"),
    Permission.REPORT_WRITE: N_("Remplir, remettre et corriger un rapport"),
    Permission.REPORT_REVIEW: N_("Accepter ou renvoyer un rapport"),
    Permission.REPORT_EXPECT: N_("Fixer depuis quand des rapports sont attendus"),
    Permission.CHECK_TICK: N_("Cocher un point des conditions pour finir une phase"),
    Permission.GATE_DECIDE: N_("Décider du passage à la phase suivante, lever ses conditions"),
    Permission.WEATHER_DECLARE: N_("Déclarer une météo à côté de celle qui est calculée"),
    Permission.REGISTER_WRITE: N_(
        "Tenir le registre des parties prenantes, leurs liens et leurs conventions"
    ),
    Permission.MEETING_WRITE: N_("Tenir les réunions et leurs suites, lire leurs procès-verbaux"),
    Permission.CONTACT_KEEP: N_("Tenir, exporter et effacer les contacts partagés avec son lot"),
    Permission.PORTRAIT_WRITE: N_("Ajouter et corriger les valeurs d’un portrait statistique"),
    Permission.PORTRAIT_CONTEXT: N_("Tenir aussi les valeurs des provinces et de la Région"),
    Permission.PORTRAIT_FREEZE: N_("Figer un portrait statistique"),
    Permission.LOT_DESCRIBE: N_("Décrire les lots et y rattacher les phases"),
    Permission.COMMENT_EXCHANGE: N_("Échanger des commentaires avec le FOREm ou avec le lot"),
    Permission.METHOD_WATCH: N_("Être prévenu d’une définition erronée"),
    Permission.BRIEF_DRAFT: N_("Composer un projet de réponse au Parlement"),
    Permission.ANSWER_WRITE: N_("Préparer, relire et transmettre une réponse au Parlement"),
    Permission.ACCOUNT_MANAGE: N_("Gérer les comptes"),
}
