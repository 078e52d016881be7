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
from ui.links import href
from ui.names import catalog
from ui.navigation import STAKEHOLDER
from ui.session import t
from ui.widgets.text import plain


def linked_name(one: OrganisationState) -> str:
    """The name, as the way to its sheet."""
    params = {Param.TERRITORY: one.territory, Param.ORGANISATION: str(one.number)}
    return f"[{plain(one.name)}]({href(STAKEHOLDER, **params)})"


def type_name(code: str) -> str:
    return names.actor_name(catalog(), code)


def types() -> dict[str, str]:
    """Those that an organisation may be of, by their code."""
    found = (one for one in catalog().actor_types if one.ring and not one.retired)
    return {one.code: one.name for one in found}


def barriers() -> dict[str, str]:
    return {one.key: one.name for one in catalog().barriers if not one.retired}


def ring_words() -> dict[str, str]:
    """The word of the ring of each type."""
    return {one.code: t(RING_WORD[one.ring]) for one in catalog().actor_types if one.ring}


def barrier_words(keys: Iterable[str]) -> str:
    return ", ".join(names.barrier_name(catalog(), key) for key in keys)


def engagement_word(one: OrganisationState) -> str:
    return t(ENGAGEMENT_WORD[one.engagement])


def engagement_words(one: OrganisationState) -> str:
    """« Contactée depuis mai 2023 »."""
    since = f" {since_date(one.engagement_on)}" if one.engagement_on else ""
    return engagement_word(one) + since


def wanted_words(one: OrganisationState) -> str:
    """« Signataire (pas encore) », or that nothing is wanted."""
    if one.engagement_wanted is None:
        return t("non renseigné")
    word = t(ENGAGEMENT_WORD[one.engagement_wanted])
    return t("{word} (pas encore)").format(word=word) if one.is_short else word


def strategy_words(one: OrganisationState) -> str:
    return t(STRATEGY_WORD[one.strategy]) if one.strategy else t("non renseignée")


def interest_words(one: OrganisationState) -> str:
    return t(INTEREST_WORD[one.interest]) if one.interest else t("non renseigné")


def influence_words(one: OrganisationState) -> str:
    return t(DEGREE_WORD[one.influence]) if one.influence else t("non renseignée")
