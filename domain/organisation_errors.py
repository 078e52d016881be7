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


class ParentUnknown(DomainError):
    reason = N_("« {value} » n’est le nom d’aucune organisation de ce territoire.")
    remedy = N_("Écrivez son nom comme le registre le donne, ou inscrivez-la dans le même fichier.")


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


class StepKnownOtherwise(DomainError):
    """A file says where an organisation stands now, not what it was said before."""

    reason = N_("Cet engagement est connu {since} : un fichier n’en change pas la date.")
    remedy = N_("Corrigez cette étape sur la fiche de l’organisation.")


class StepBeforePresent(DomainError):
    reason = N_("« {value} » précède l’engagement d’aujourd’hui, connu {since}.")
    remedy = N_("Ajoutez cette étape ancienne sur la fiche de l’organisation.")


class NoteWithoutStep(DomainError):
    reason = N_("Cette source n’accompagne aucun nouvel engagement : elle serait perdue.")
    remedy = N_("Changez l’engagement et sa date, ou videz cette cellule.")


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


class EndMissing(DomainError):
    reason = N_("Un lien a deux organisations : celle-ci manque.")
    remedy = N_("Donnez son numéro ou son nom, comme le registre les donne.")


class EndUnknown(DomainError):
    reason = N_("« {value} » n’est pas une organisation de ce territoire.")
    remedy = N_("Donnez son numéro ou son nom, comme le registre les donne.")


class EndsDiffer(DomainError):
    reason = N_("Le numéro {number} est celui de « {name} ».")
    remedy = N_("Accordez le numéro et le nom, ou videz l’un des deux.")


class LinkEndsFixed(DomainError):
    reason = N_("Un lien garde ses deux organisations.")
    remedy = N_("Donnez-lui une fin, puis notez l’autre lien sur une ligne sans numéro.")
