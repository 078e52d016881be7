"""What a draft answer is about: a territory and a phase, or all of them; both in the address."""

from __future__ import annotations

import streamlit as st

from domain.addresses import Param
from domain.brief import Scope
from queries.brief.draft import scope_of
from ui import state
from ui.session import ask, t
from ui.widgets.filters import phases, places, select_one


def read_filter() -> Scope:
    """Return what the address asks for; refuses what does not exist or is not for this person."""
    territory, phase = state.param(Param.TERRITORY), state.param(Param.PHASE)
    return ask(
        scope_of, territories=[territory] if territory else [], phases=[phase] if phase else []
    )


def show_selectors(chosen: Scope) -> None:
    """The two choices, side by side where there is room."""
    territory, phase = st.columns(2)
    place, about = (next(iter(keys), None) for keys in (chosen.territories, chosen.phases))
    with territory:
        select_one(t("Territoire"), places(), t("Tous les territoires"), Param.TERRITORY, place)
    with phase:
        select_one(t("Phase"), phases(), t("Toutes les phases"), Param.PHASE, about)
