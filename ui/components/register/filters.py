"""The filters of the register; each of them lives in the address."""

from __future__ import annotations

from domain.addresses import Param
from domain.errors import NotFound
from domain.organisations import Engagement
from i18n.labels.register import ENGAGEMENT_WORD
from queries.places import known_territory
from queries.register.organisations import OrganisationFilter
from ui import state
from ui.components.register.words import barriers, types
from ui.navigation import STAKEHOLDERS
from ui.session import ask, t
from ui.widgets.filters import filter_row, offer_everything, places, select_one

TYPE, BARRIER, ENGAGEMENT = "type", "frein", "engagement"


def read_filter() -> OrganisationFilter:
    """Return what the address asks for; refuses what does not exist or is not for this person."""
    territory = state.param(Param.TERRITORY)
    return OrganisationFilter(
        territory=ask(known_territory, key=territory) if territory else None,
        actor_type=_known(TYPE, types()),
        barrier=_known(BARRIER, barriers()),
        engagement=Engagement(engagement) if (engagement := _known(ENGAGEMENT, _steps())) else None,
    )


def _known(name: str, options: dict[str, str]) -> str | None:
    value = state.param(name)
    if value and value not in options:
        raise NotFound(subject=value)
    return value


def _steps() -> dict[str, str]:
    return {engagement.value: t(word) for engagement, word in ENGAGEMENT_WORD.items()}


def show_selectors(chosen: OrganisationFilter) -> None:
    """The four filters, side by side where there is room."""
    with filter_row():
        everywhere, place = t("Tous les territoires"), chosen.territory
        select_one(t("Territoire"), places(), everywhere, Param.TERRITORY, place)
        select_one(t("Type"), types(), t("Tous les types"), TYPE, chosen.actor_type)
        select_one(t("Frein couvert"), barriers(), t("Tous les freins"), BARRIER, chosen.barrier)
        step = chosen.engagement.value if chosen.engagement else None
        select_one(t("Engagement"), _steps(), t("Autour de la table"), ENGAGEMENT, step)
        offer_everything(STAKEHOLDERS, is_narrowed=chosen != type(chosen)())
