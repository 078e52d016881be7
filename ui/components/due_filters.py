"""The filters of what is due; each of them lives in the address."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from domain.errors import NotFound
from queries.following.due import DueFilter, responsible_for
from queries.method import definition_of
from queries.phases.sheet import known_territory
from ui import state
from ui.components.portfolio import catalog, lot_name
from ui.components.selectors import choose
from ui.session import ask, current_actor, t

LOT, RESPONSIBLE = state.LOT, "responsable"
EVERYTHING = ""


def wanted() -> DueFilter:
    """What the address asks for; refuses what does not exist or is not for this person."""
    territory, phase = state.param(state.TERRITORY), state.param(state.PHASE)
    lot, responsible = state.param(LOT), state.param(RESPONSIBLE)
    if lot and lot not in lots():
        raise NotFound(subject=lot)
    if responsible and responsible not in _responsible():
        raise NotFound(subject=responsible)
    return DueFilter(
        territory=ask(known_territory, key=territory) if territory else None,
        phase=ask(definition_of, phase=phase).key if phase else None,
        lot=lot,
        responsible=responsible,
    )


def selectors(chosen: DueFilter) -> None:
    """The four filters, side by side where there is room."""
    territory, lot, phase, responsible = st.columns(4)
    with territory:
        select_one(
            t("Territoire"), places(), t("Tous les territoires"), state.TERRITORY, chosen.territory
        )
    with lot:
        select_one(t("Lot"), lots(), t("Tous les lots"), LOT, chosen.lot)
    with phase:
        select_one(t("Phase"), phases(), t("Toutes les phases"), state.PHASE, chosen.phase)
    with responsible:
        select_one(
            t("Qui réalise"), _responsible(), t("Tous les acteurs"), RESPONSIBLE, chosen.responsible
        )


def select_one(
    label: str, options: Mapping[str, str], everything: str, param: str, value: str | None
) -> None:
    choose(
        label,
        [EVERYTHING, *options],
        param=param,
        value=value or EVERYTHING,
        told=lambda key: options.get(key, everything),
    )


def places() -> dict[str, str]:
    """The territories that this person sees."""
    actor = current_actor()
    return {place.key: place.name for place in catalog().territories if actor.sees(place.key)}


def phases() -> dict[str, str]:
    return {phase.key: f"{phase.position}. {phase.title.fr}" for phase in catalog().phases}


def lots() -> dict[str, str]:
    return {lot.key: lot_name(lot.key) for lot in catalog().lots}


def _responsible() -> dict[str, str]:
    """The types of actors that carry out at least one phase."""
    codes = {code for phase in catalog().phases for code in responsible_for(phase)}
    return {one.code: one.name for one in catalog().actor_types if one.code in codes}
