"""Refusals about organisations and the links between them."""

from __future__ import annotations

from domain.errors import N_, DomainError


class SinceMissing(DomainError):
    reason = N_("La date manque : depuis quand est-ce vrai ?")
    remedy = N_("Choisissez un jour, un mois ou un trimestre.")


class NameTaken(DomainError):
    reason = N_("« {name} » est déjà inscrite au registre de {place}.")
    remedy = N_("Ouvrez sa fiche, ou précisez le nom : ville, service, antenne.")


class NameWithoutLetters(DomainError):
    reason = N_("« {name} » n’est pas un nom : il faut au moins une lettre ou un chiffre.")
    remedy = N_("Écrivez le nom de l’organisation.")


class PlaceMissing(DomainError):
    reason = N_("Une organisation s’inscrit dans un territoire au moins.")
    remedy = N_("Choisissez un territoire, ou plusieurs si elle est partagée.")


class ParentCycle(DomainError):
    reason = N_("Une organisation ne peut dépendre d’elle-même, ni d’une autre qui en dépend.")
    remedy = N_("Choisissez une autre organisation mère, ou aucune.")


class SharedElsewhere(DomainError):
    reason = N_("Cette organisation est partagée : son nom, son type et son site valent partout.")
    remedy = N_("Demandez ce changement à la direction de projet.")


class AlreadyThere(DomainError):
    reason = N_("Cette organisation est déjà inscrite au registre de {place}.")
    remedy = N_("Ouvrez sa fiche dans ce territoire.")


class ReasonForStepBack(DomainError):
    reason = N_("Un retrait ou un recul demande son motif.")
    remedy = N_("Écrivez d’où on le sait et pourquoi.")


class BeforeIdentified(DomainError):
    reason = N_("Le {value} précède son inscription au registre ({first}).")
    remedy = N_("Choisissez une date à partir de ce jour, ou corrigez d’abord cette inscription.")


class FirstStepNeeded(DomainError):
    reason = N_("Une organisation inscrite a toujours un engagement connu.")
    remedy = N_("Corrigez cette étape plutôt que de l’effacer.")


class WebsiteUnusable(DomainError):
    reason = N_("« {value} » n’est pas une adresse que d’autres peuvent ouvrir.")
    remedy = N_("Écrivez une adresse complète qui commence par https://")


class SelfLink(DomainError):
    reason = N_("Une organisation ne se lie pas à elle-même.")
    remedy = N_("Choisissez deux organisations différentes.")


class LinkTwice(DomainError):
    reason = N_("Ces deux organisations sont déjà liées ainsi, de même nature.")
    remedy = N_("Modifiez le lien qui existe, ou choisissez une autre nature.")


class LinkDatesReversed(DomainError):
    reason = N_("Le lien finirait avant de commencer.")
    remedy = N_("Choisissez une fin qui suit le début.")


class LinkUnlimited(DomainError):
    reason = N_("Un lien vaut depuis une date connue.")
    remedy = N_("Donnez au moins le mois du début.")
