"""The filters of « Qui fait quoi »; each of them lives in the address."""

from __future__ import annotations

from domain.addresses import Param
from queries.places import definition_of, known_territory
from queries.register.responsibilities import ResponsibilityFilter, actors
from ui import state
from ui.components.register.words import type_name
from ui.session import ask, t
from ui.widgets.filters import filter_row, phases, places, select_one

ACTOR = "acteur"


def read_filter() -> ResponsibilityFilter:
    """Return what the address asks for; refuses what does not exist or is not for this person."""
    territory, phase = state.param(Param.TERRITORY), state.param(Param.PHASE)
    return ResponsibilityFilter(
        phase=ask(definition_of, phase=phase).key if phase else None,
        actor=state.param(ACTOR),
        territory=ask(known_territory, key=territory) if territory else None,
    )


def show_selectors(chosen: ResponsibilityFilter) -> None:
    """The three filters, side by side where there is room."""
    with filter_row():
        types = {code: type_name(code) for code in ask(actors)}
        select_one(t("Phase"), phases(), t("Toutes les phases"), Param.PHASE, chosen.phase)
        select_one(t("Type d’acteurs"), types, t("Tous les types"), ACTOR, chosen.actor)
        everywhere, place = t("Tous les territoires"), chosen.territory
        select_one(t("Territoire"), places(), everywhere, Param.TERRITORY, place)
