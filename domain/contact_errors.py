"""Refusals about professional contacts."""

from __future__ import annotations

from domain.errors import N_, DomainError


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
