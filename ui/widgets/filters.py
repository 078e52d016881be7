"""Filters that several lists share; each of them lives in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from domain.addresses import Param
from domain.errors import NotFound
from ui import state
from ui.names import catalog, lot_name, name_of
from ui.session import current_actor, t
from ui.widgets.selectors import choose

EVERYTHING = ""


def select_one(
    label: str, options: Mapping[str, str], everything: str, param: str, value: str | None
) -> None:
    """All of them, or one. Where there is but one, « all » and it say the same: nothing to choose."""
    if len(options) < 2:
        return
    choose(
        label,
        [EVERYTHING, *options],
        param=param,
        value=value or EVERYTHING,
        format_func=lambda key: options.get(key, everything),
    )


def places() -> dict[str, str]:
    """The territories that this person sees."""
    actor = current_actor()
    return {place.key: place.name for place in catalog().territories if actor.sees(place.key)}


def phases() -> dict[str, str]:
    return {phase.key: f"{phase.position}. {phase.title.fr}" for phase in catalog().phases}


def lots() -> dict[str, str]:
    return {lot.key: lot_name(lot.key) for lot in catalog().lots}


TOGETHER_AT_MOST = 4  # territories that one drawing shows at once


def choose_territories(places: Sequence[str]) -> list[str]:
    """Return all the territories when they are few, or the one of the address; refuses an
    unknown one."""
    wanted = state.param(Param.TERRITORY)
    # « Introuvable », whether it does not exist or is not for this person.
    if wanted and wanted not in places:
        raise NotFound(subject=wanted)
    everything = len(places) <= TOGETHER_AT_MOST
    options = ([None] if everything else []) + list(places)
    # « All » and one territory say the same: nothing to choose.
    if len(options) < 3:
        return list(places)
    chosen = st.selectbox(
        t("Territoire"),
        options,
        index=options.index(wanted) if wanted in options else 0,
        format_func=lambda key: name_of(key) if key else t("Tous les territoires"),
        key="chosen_territory",
    )
    state.set_param(Param.TERRITORY, chosen)
    return [chosen] if chosen else list(places)
