"""Organisations in words: names and links, engagement, strategy, barriers, types."""

from __future__ import annotations

from collections.abc import Iterable

from definitions import names
from domain.addresses import Param
from i18n.formats import since_date
from i18n.labels.register import (
    DEGREE_WORD,
    ENGAGEMENT_WORD,
    INTEREST_WORD,
    RING_WORD,
    STRATEGY_WORD,
)
from queries.register.organisations import OrganisationState
from ui.names import catalog
from ui.navigation import STAKEHOLDER
from ui.session import t
from ui.targets import Target, target
from ui.widgets.text import plain


def linked_name(organisation: OrganisationState) -> str:
    """The name, as the way to its sheet."""
    return f"[{plain(organisation.name)}]({sheet_of(organisation).href})"


def sheet_of(organisation: OrganisationState) -> Target:
    """The page of its sheet."""
    params = {Param.TERRITORY: organisation.territory, Param.ORGANISATION: str(organisation.number)}
    return target(STAKEHOLDER, **params)


def type_name(code: str) -> str:
    return names.actor_name(catalog(), code)


def types() -> dict[str, str]:
    """Return those that an organisation may be of, by their code."""
    actor_types = (
        actor_type
        for actor_type in catalog().actor_types
        if actor_type.ring and not actor_type.retired
    )
    return {actor_type.code: actor_type.name for actor_type in actor_types}


def barriers() -> dict[str, str]:
    return {barrier.key: barrier.name for barrier in catalog().barriers if not barrier.retired}


def ring_words() -> dict[str, str]:
    """The word of the ring of each type."""
    return {
        actor_type.code: t(RING_WORD[actor_type.ring])
        for actor_type in catalog().actor_types
        if actor_type.ring
    }


def barrier_words(keys: Iterable[str]) -> str:
    return ", ".join(names.barrier_name(catalog(), key) for key in keys)


def engagement_word(organisation: OrganisationState) -> str:
    return t(ENGAGEMENT_WORD[organisation.engagement])


def engagement_words(organisation: OrganisationState) -> str:
    """« Contactée depuis mai 2023 »."""
    since = f" {since_date(organisation.engagement_on)}" if organisation.engagement_on else ""
    return engagement_word(organisation) + since


def wanted_words(organisation: OrganisationState) -> str:
    """« Signataire (pas encore) », or that nothing is wanted."""
    if organisation.engagement_wanted is None:
        return t("non renseigné")
    word = t(ENGAGEMENT_WORD[organisation.engagement_wanted])
    return t("{word} (pas encore)").format(word=word) if organisation.is_short else word


def strategy_words(organisation: OrganisationState) -> str:
    return t(STRATEGY_WORD[organisation.strategy]) if organisation.strategy else t("non renseignée")


def interest_words(organisation: OrganisationState) -> str:
    return t(INTEREST_WORD[organisation.interest]) if organisation.interest else t("non renseigné")


def influence_words(organisation: OrganisationState) -> str:
    return t(DEGREE_WORD[organisation.influence]) if organisation.influence else t("non renseignée")
