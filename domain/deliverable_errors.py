"""Refusals about deliverables, their criteria and their reserves."""

from __future__ import annotations

from domain.errors import N_, DomainError


class MoveRefused(DomainError):
    reason = N_("L’état du livrable ne permet pas cette action.")
    remedy = N_("Relisez son état : quelqu’un l’a peut-être fait avancer entre-temps.")


class NothingToSubmit(DomainError):
    reason = N_("Ce livrable n’a encore aucune version : il n’y a rien à remettre.")
    remedy = N_("Déposez d’abord un fichier ou une adresse.")


class NotOpenToVersions(DomainError):
    reason = N_("Ce livrable est remis ou accepté : il ne reçoit pas de nouvelle version.")
    remedy = N_("Reprenez-le en brouillon, ou demandez à la direction de projet de le rouvrir.")


class OwnDeliverable(DomainError):
    """Four eyes: nobody verifies what they handed over themselves."""

    reason = N_("Vous avez déposé ou remis cette version vous-même.")
    remedy = N_("Demandez à une autre personne de la direction de projet de la vérifier.")


class CriteriaLeft(DomainError):
    reason = N_("Des critères n’ont pas encore été vérifiés : {count}.")
    remedy = N_("Vérifiez-les un par un, puis décidez.")


class CriterionNotMet(DomainError):
    reason = N_("Un critère au moins n’est pas rempli : le livrable ne s’accepte pas sans réserve.")
    remedy = N_("Acceptez-le avec une réserve sur ce critère, ou refusez-le.")


class RemarkNeeded(DomainError):
    reason = N_("Le critère « {criterion} » demande une remarque.")
    remedy = N_("Écrivez en une phrase ce qui manque, ou pourquoi il ne s’applique pas.")


class ReserveNeeded(DomainError):
    reason = N_("Accepter avec réserves demande au moins une réserve.")
    remedy = N_("Écrivez chaque réserve avec sa date, ou acceptez sans réserve.")


class TooManyReserves(DomainError):
    reason = N_("Un livrable ne porte pas plus de {limit} réserves.")
    remedy = N_("Regroupez-les, ou refusez le livrable.")


class ReserveDatePast(DomainError):
    reason = N_("La réserve « {reserve} » serait à lever le {value}, déjà passé.")
    remedy = N_("Choisissez un jour à partir d’aujourd’hui.")


class ReserveNotThere(DomainError):
    reason = N_("La réserve {number} n’attend pas cette action.")
    remedy = N_("Relisez les réserves : quelqu’un l’a peut-être traitée entre-temps.")


class OwnLifting(DomainError):
    """Four eyes: nobody closes the reserve that they declared lifted."""

    reason = N_("Vous avez déclaré cette réserve levée vous-même.")
    remedy = N_("Demandez à une autre personne de la direction de projet de la clore.")


class NobodyToWaitFor(DomainError):
    reason = N_("Rien n’est en cours pour ce livrable : personne n’est attendu.")
    remedy = N_("Déposez d’abord une version.")
