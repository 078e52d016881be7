"""Who is around the table: how far an organisation is engaged, and how to work with it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from domain.errors import N_, DomainError
from domain.text import bare, clean
from domain.urls import is_usable

NAME_LIMIT = 150
ROLE_LIMIT = 500
LINK_LIMIT = 500


class Engagement(StrEnum):
    """In the order in which an organisation comes closer; `WITHDRAWN` stands apart."""

    IDENTIFIED = "identified"
    CONTACTED = "contacted"
    ENGAGED = "engaged"
    SIGNATORY = "signatory"
    WITHDRAWN = "withdrawn"


E = Engagement
CLOSER = (E.IDENTIFIED, E.CONTACTED, E.ENGAGED, E.SIGNATORY)


def check_step(old: Engagement | None, new: Engagement, *, reason: str) -> None:
    """Any step may be taken; leaving, or coming less close than before, needs its reason."""
    is_back = old in CLOSER and (new is E.WITHDRAWN or CLOSER.index(new) < CLOSER.index(old))
    if (new is E.WITHDRAWN or is_back) and not reason:
        raise ReasonForStepBack


def is_short_of(present: Engagement, wanted: Engagement | None) -> bool:
    """True when the organisation is less close than wanted; False when nothing was wanted."""
    if wanted is None or present is wanted:
        return False
    if E.WITHDRAWN in (present, wanted):
        return present is E.WITHDRAWN
    return CLOSER.index(present) < CLOSER.index(wanted)


class Degree(StrEnum):
    """Of the interest in the pilot, and of the influence on it."""

    LOW = "low"
    HIGH = "high"


class Strategy(StrEnum):
    MANAGE_CLOSELY = "manage_closely"
    KEEP_SATISFIED = "keep_satisfied"
    KEEP_INFORMED = "keep_informed"
    WATCH = "watch"


# A. L. Mendelow’s grid (1991): influence and interest, each low or high.
_STRATEGY: Mapping[tuple[Degree, Degree], Strategy] = {
    (Degree.HIGH, Degree.HIGH): Strategy.MANAGE_CLOSELY,
    (Degree.HIGH, Degree.LOW): Strategy.KEEP_SATISFIED,
    (Degree.LOW, Degree.HIGH): Strategy.KEEP_INFORMED,
    (Degree.LOW, Degree.LOW): Strategy.WATCH,
}


def strategy_of(*, interest: Degree | None, influence: Degree | None) -> Strategy | None:
    """Return how to work with it; None while one of the two is not known."""
    if interest is None or influence is None:
        return None
    return _STRATEGY[influence, interest]


def check_parent(number: int, parent: int, parents: Mapping[int, int]) -> None:
    """Refuse an organisation among its own parents. `parents` are those of the others."""
    above: int | None = parent
    seen: set[int] = set()
    while above is not None and above not in seen:
        if above == number:
            raise ParentCycle
        seen.add(above)
        above = parents.get(above)


def same_name(name: str) -> str:
    """Return what two spellings of one name share: no capitals, no accents, no ligatures, no signs
    between words."""
    return " ".join("".join(c if c.isalnum() else " " for c in bare(name)).split())


def checked_name(typed: str) -> str:
    """On one line, with something in it to call an organisation by."""
    name = " ".join(clean(typed, field="Nom", limit=NAME_LIMIT, required=True).split())
    if not same_name(name):
        raise NameWithoutLetters(name=name)
    return name


def checked_website(typed: str) -> str:
    """An address that others can open, or nothing."""
    website = clean(typed, field="Site", limit=LINK_LIMIT)
    if website and not is_usable(website):
        raise WebsiteUnusable(value=website)
    return website


class SinceMissing(DomainError):
    reason = N_("La date manque : depuis quand est-ce vrai ?")
    remedy = N_("Choisissez un jour, un mois ou un trimestre.")


class NameTaken(DomainError):
    reason = N_("« {name} » figure déjà au registre de {place}.")
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
