"""The rules of personal tokens: how long they live, how many a person may hold."""

from __future__ import annotations

from datetime import datetime

from domain.errors import N_, DomainError

PREFIX = "suivi_"  # by which people, and programs that look for leaked secrets, recognise one
LIFETIMES = (30, 90, 365)  # days
USUAL_LIFETIME = 90
MOST = 10  # in service at once, for one person


def is_alive(*, expires_at: datetime, revoked_at: datetime | None, now: datetime) -> bool:
    """Whether a token still counts: not revoked, not expired."""
    return revoked_at is None and now < expires_at


class TokenNameTaken(DomainError):
    reason = N_("Un de vos jetons s’appelle déjà « {name} ».")
    remedy = N_("Choisissez un autre nom, ou révoquez d’abord celui-là.")


class TooManyTokens(DomainError):
    reason = N_("Vous avez déjà {limit} jetons en service.")
    remedy = N_("Révoquez ceux qui ne servent plus.")


class TokenLifetimeRefused(DomainError):
    reason = N_("Un jeton ne peut pas valoir {days} jours.")
    remedy = N_("Choisissez une durée de la liste.")


class TokenNeeded(DomainError):
    reason = N_("Cette adresse demande un jeton personnel.")
    remedy = N_("Créez-le dans « Mon compte », puis envoyez-le dans l’en-tête « Authorization ».")


class TokenRefused(DomainError):
    """Says the same of an unknown, an expired and a revoked token, and of a closed account."""

    reason = N_("Ce jeton ne fonctionne pas : il a expiré, il est révoqué ou il est incomplet.")
    remedy = N_("Créez-en un nouveau dans « Mon compte ».")


class TokenInAddress(DomainError):
    """Addresses are kept in logs and histories: a token in one of them is no longer a secret."""

    reason = N_("Un jeton ne s’écrit jamais dans une adresse.")
    remedy = N_("Révoquez-le, puis envoyez-en un autre dans l’en-tête « Authorization ».")


class ParameterUnknown(DomainError):
    reason = N_("Le paramètre « {name} » n’existe pas ici.")
    remedy = N_("Paramètres possibles : {known}.")


class ParameterRepeated(DomainError):
    reason = N_("Le paramètre « {name} » est donné plusieurs fois.")
    remedy = N_("Donnez-le une seule fois.")


class ParameterEmpty(DomainError):
    reason = N_("Le paramètre « {name} » est vide.")
    remedy = N_("Donnez-lui une valeur, ou retirez-le.")


class PageRefused(DomainError):
    reason = N_("« {value} » n’est pas un numéro de page.")
    remedy = N_("Écrivez un nombre à partir de 1.")


class TooManyRequests(DomainError):
    reason = N_("Trop de demandes en peu de temps.")
    remedy = N_("Attendez {seconds} secondes, puis recommencez.")
