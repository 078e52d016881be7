"""Professional contacts: what may be kept of a person, for how long."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from domain.errors import N_, DomainError

FIELDS = ("name", "function", "email", "phone")  # all that is ever kept of a person
_EMAIL = re.compile(r"[^\s@<>,;:\"'()\[\]\\]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_PHONE = re.compile(r"\+?[0-9][0-9 ./()-]{5,24}")


class ContactCategory(StrEnum):
    STEERING = "steering"  # sits in a body that decides
    PARTNER = "partner"  # speaks for a partner
    OCCASIONAL = "occasional"  # met once, or for one question


# In months since somebody last confirmed them: our proposal, for the data protection officer to set.
MONTHS_KEPT: Mapping[ContactCategory, int] = {
    ContactCategory.STEERING: 24,
    ContactCategory.PARTNER: 12,
    ContactCategory.OCCASIONAL: 6,
}


def review_due_on(category: ContactCategory, confirmed_on: date) -> date:
    """The day by which a contact is to be confirmed or erased."""
    months = confirmed_on.month - 1 + MONTHS_KEPT[category]
    year, month = confirmed_on.year + months // 12, months % 12 + 1
    return date(year, month, min(confirmed_on.day, monthrange(year, month)[1]))


def check_ways(*, email: str, phone: str) -> None:
    """One of the two at least, and only what can be written to or called."""
    if not email and not phone:
        raise WayMissing
    if email and not _EMAIL.fullmatch(email):
        raise EmailUnusable(value=email)
    if phone and not _PHONE.fullmatch(phone):
        raise PhoneUnusable(value=phone)


class WayMissing(DomainError):
    reason = N_("Un contact sans adresse ni téléphone ne sert à rien.")
    remedy = N_("Donnez une adresse électronique ou un téléphone professionnels.")


class EmailUnusable(DomainError):
    reason = N_("« {value} » n’est pas une adresse électronique.")
    remedy = N_("Écrivez une seule adresse professionnelle, comme prenom.nom@exemple.be.")


class PhoneUnusable(DomainError):
    reason = N_("« {value} » n’est pas un numéro de téléphone.")
    remedy = N_("Écrivez des chiffres et des espaces, par exemple +32 4 000 00 00.")


class ContactErased(DomainError):
    reason = N_("Les données du contact {number} sont effacées.")
    remedy = N_("Inscrivez un nouveau contact si cette personne y consent.")


class ReaderRefused(DomainError):
    reason = N_("Un contact se partage entre le FOREm et un seul lot, le vôtre.")
    remedy = N_("Choisissez votre lot.")
