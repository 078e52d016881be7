"""Refusals about the figures of a statistical portrait."""

from __future__ import annotations

from domain.errors import N_, DomainError, Outage


class SpanUnreadable(DomainError):
    reason = N_("« {value} » n’est pas une période.")
    remedy = N_("Écrivez 2023, 2023-T1, 2023-05, 2023-05-31 ou 31/05/2023.")


class SpanNotOver(DomainError):
    reason = N_("La période {value} n’est pas finie : aucune valeur n’y est constatée.")
    remedy = N_("Corrigez la période, ou attendez sa fin.")


class ValueUnreadable(DomainError):
    reason = N_("« {value} » ne se lit pas comme une valeur en {unit}.")
    remedy = N_("Écrivez un nombre (12,5), « n.d. » si la source n’en donne pas, ou « < 5 ».")


class ValueNotWhole(DomainError):
    reason = N_("« {value} » n’est pas un nombre entier de {unit}.")
    remedy = N_("Écrivez des chiffres sans virgule, par exemple 40190.")


class ValueHidden(DomainError):
    """« masqué » keeps what is recorded; there is nothing recorded here."""

    reason = N_("« masqué » ne dit rien ici : aucune valeur n’est enregistrée.")
    remedy = N_("Écrivez la valeur, ou « n.d. ».")


class UnitDiffers(DomainError):
    reason = N_("L’indicateur « {indicator} » se compte en {unit}, pas en {value}.")
    remedy = N_("Convertissez la valeur, ou choisissez l’indicateur qui convient.")


class IndicatorUnknown(DomainError):
    reason = N_("L’indicateur « {value} » n’existe pas.")
    remedy = N_("Reprenez son intitulé tel que la feuille « Dictionnaire » ou la page le donne.")


class BreakdownUnknown(DomainError):
    reason = N_("« {value} » n’est pas une ventilation de « {indicator} ».")
    remedy = N_("Laissez la cellule vide pour l’ensemble, ou choisissez parmi : {known}.")


class PlaceUnknown(DomainError):
    """Also said of a territory that is not for this person: its name is not confirmed."""

    reason = N_("« {value} » n’est pas un lieu de ce portrait, à ce niveau.")
    remedy = N_("Choisissez parmi : {known}.")


class LevelRefused(DomainError):
    reason = N_("L’indicateur « {indicator} » n’est pas publié à ce niveau.")
    remedy = N_("Choisissez le niveau d’un lieu pour lequel il l’est.")


class PlaceReadOnly(DomainError):
    """A contractor writes what is said of their own territory only."""

    reason = N_("Les valeurs de « {value} » sont tenues par la direction de projet.")
    remedy = N_("Retirez cette ligne, ou demandez-lui de l’enregistrer.")


class PortraitAltered(Outage):
    reason = N_("Le portrait figé « {portrait} » ne correspond plus à son empreinte.")
    remedy = N_("Restaurez une sauvegarde antérieure, puis comparez.")
    public = N_(
        "Le portrait figé ne correspond plus à son empreinte : il n’est pas montré. "
        "Prévenez la personne qui exploite l’application : une sauvegarde le rendra."
    )
