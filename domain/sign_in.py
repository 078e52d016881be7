"""The rules of signing in: logins, how long a session lives, how long one waits after mistakes."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta

from domain.errors import N_, DomainError
from domain.text import clean

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)  # a visit is written down at most that often

LOGIN_LIMIT = 200
_ADDRESS = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\"]+")

FREE_MISTAKES = 3
LOCKED_AFTER = 10
LOCKOUT = timedelta(minutes=15)


def fold_login(text: str) -> str:
    """An e-mail address in the one form that is stored and compared."""
    address = clean(text, field="Adresse e-mail", limit=LOGIN_LIMIT, required=True)
    address = unicodedata.normalize("NFC", address.casefold())
    if not _ADDRESS.fullmatch(address):
        raise BadLogin(value=address)
    return address


def wait_after(n_failed: int) -> timedelta:
    """Return how long after that many mistakes in a row the next try is refused."""
    if n_failed >= LOCKED_AFTER:
        return LOCKOUT
    if n_failed <= FREE_MISTAKES:
        return timedelta()
    return timedelta(seconds=2 ** (n_failed - FREE_MISTAKES - 1))


def ends_at(created_at: datetime, last_seen_at: datetime) -> datetime:
    """Return when a session ends if nobody does anything any more."""
    return min(last_seen_at + IDLE, created_at + ABSOLUTE)


def is_alive(
    *, created_at: datetime, last_seen_at: datetime, ended_at: datetime | None, now: datetime
) -> bool:
    """Whether a session still counts: not ended, used lately, not too old."""
    return ended_at is None and now < ends_at(created_at, last_seen_at)


class LastHolder(DomainError):
    reason = N_("« {name} » est le dernier compte actif sous le rôle « {role} ».")
    remedy = N_("Donnez d’abord ce rôle à une autre personne, qui se sera connectée.")


class RoleAlreadyHeld(DomainError):
    reason = N_("Ce compte a déjà ce rôle.")
    remedy = N_("Choisissez-en un autre.")


class BadLogin(DomainError):
    reason = N_("« {value} » n’est pas une adresse e-mail.")
    remedy = N_("Écrivez-la sous la forme nom@organisation.be.")


class LoginTaken(DomainError):
    reason = N_("Un compte existe déjà pour « {login} ».")
    remedy = N_("Choisissez une autre adresse, ou envoyez un nouveau lien à ce compte.")


class PasswordsDiffer(DomainError):
    reason = N_("Les deux mots de passe diffèrent.")
    remedy = N_("Écrivez le même dans les deux champs.")


class SignInRefused(DomainError):
    """Says the same of an unknown login, a wrong password and a lockout: it gives nothing away."""

    reason = N_("L’adresse e-mail ou le mot de passe ne convient pas.")
    remedy = N_("Relisez-les, puis recommencez. Après plusieurs erreurs, attendez 15 minutes.")


class TooManySignIns(DomainError):
    reason = N_("Trop de personnes se connectent en ce moment.")
    remedy = N_("Recommencez dans quelques secondes.")


class LinkRefused(DomainError):
    """Says the same of an unknown, a used and an expired link."""

    reason = N_("Ce lien ne fonctionne pas : il a déjà servi, il a expiré ou il est incomplet.")
    remedy = N_("Demandez un nouveau lien à l’administration.")


class NoRole(DomainError):
    reason = N_("Un compte sans rôle ne peut rien faire.")
    remedy = N_("Choisissez au moins un rôle, ou désactivez le compte.")


class OwnAccount(DomainError):
    reason = N_("Vous ne pouvez ni désactiver votre propre compte, ni changer votre propre rôle.")
    remedy = N_("Demandez-le à une autre personne de l’administration.")


class DemoAccountsPresent(DomainError):
    reason = N_("Cette base contient des comptes de démonstration, ouverts sans mot de passe.")
    remedy = N_("Choisissez une autre base, ou lancez la démonstration : SUIVI_DEMO=1 ./suivi")


class RealAccountsPresent(DomainError):
    reason = N_("Cette base contient de vrais comptes : la démonstration n’y entre pas.")
    remedy = N_("Retirez SUIVI_DEMO, ou retirez SUIVI_DATABASE_URL.")
