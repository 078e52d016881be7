"""Choosing what a page shows; the choice stands in the address, so that it can be shared."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from domain.errors import NotFound
from ui import state
from ui.components.portfolio import name_of
from ui.session import t

TOGETHER_AT_MOST = 4  # territories that one drawing shows at once


def choose_territories(places: Sequence[str]) -> list[str]:
    """All the territories when they are few, or the one of the address; refuses an unknown one."""
    wanted = state.param(state.TERRITORY)
    if wanted and wanted not in places:
        raise NotFound(subject=wanted)
    everything = len(places) <= TOGETHER_AT_MOST
    options = ([None] if everything else []) + list(places)
    if len(options) < 3:
        return list(places)
    chosen = st.selectbox(
        t("Territoire"),
        options,
        index=options.index(wanted) if wanted in options else 0,
        format_func=lambda key: name_of(key) if key else t("Tous les territoires"),
        key="chosen_territory",
    )
    state.set_param(state.TERRITORY, chosen)
    return [chosen] if chosen else list(places)
