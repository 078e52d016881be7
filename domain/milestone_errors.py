"""Refusals about milestones and their baselines."""

from __future__ import annotations

from domain.errors import N_, DomainError


class DateNeeded(DomainError):
    reason = N_("Aucune date n’est choisie.")
    remedy = N_("Remplissez le champ de la date, aussi précisément qu’elle est connue.")


class CauseNeeded(DomainError):
    reason = N_("Une date estimée qui change demande une cause et un côté responsable.")
    remedy = N_("Choisissez-les dans les listes ; « Autre cause » demande aussi une note.")


class ProofLinkRefused(DomainError):
    reason = N_("La preuve n’est pas une adresse https utilisable.")
    remedy = N_("Collez l’adresse complète du document, par exemple https://exemple.be/pv.pdf.")


class AlreadyReached(DomainError):
    reason = N_("Le jalon « {subject} » est déjà déclaré atteint.")
    remedy = N_("S’il ne l’est pas, demandez à la direction de projet de refuser la déclaration.")


class NothingReachedToVerify(DomainError):
    reason = N_("Aucune déclaration n’attend de vérification pour ce jalon.")
    remedy = N_("Consultez son histoire : elle a peut-être déjà été traitée.")


class BaselineWaits(DomainError):
    reason = N_("La référence « {name} » attend déjà une décision sur ce territoire.")
    remedy = N_("Approuvez-la ou refusez-la d’abord.")


class NothingToRebase(DomainError):
    reason = N_("Les dates estimées ne diffèrent pas des dates prévues : rien ne changerait.")
    remedy = N_("Estimez d’abord les dates qui ont changé.")


class OwnBaseline(DomainError):
    """Four eyes: nobody approves the baseline that they proposed."""

    reason = N_("Vous avez proposé cette référence vous-même.")
    remedy = N_("Demandez à une autre personne de la direction de projet de l’approuver.")


class BaselineDecided(DomainError):
    reason = N_("Cette référence n’attend plus de décision.")
    remedy = N_("Consultez la liste des références : elle dit qui a décidé.")


class SlipOutOfRange(DomainError):
    reason = N_("Un glissement de {weeks} semaines ne se calcule pas.")
    remedy = N_("Choisissez de 1 à 104 semaines.")
