"""Filters that several lists share; each of them lives in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from domain.addresses import Param
from domain.errors import NotFound
from ui import state
from ui.links import link
from ui.names import catalog, lot_name, name_of
from ui.navigation import PageEntry
from ui.session import current_actor, t
from ui.widgets.selectors import choose

EVERYTHING = ""


def filter_row(name: str = "") -> DeltaGenerator:
    """Where the filters of a list stand, side by side as far as there is room; `name` sets apart a
    second row of them."""
    return st.container(horizontal=True, key=f"filters{name}", vertical_alignment="bottom")


def select_one(
    label: str,
    options: Mapping[str, str],
    everything: str,
    param: str,
    value: str | None,
    *,
    resets: tuple[str, ...] = (),
    least: int = 2,
) -> None:
    """All of them, or one. Where there are fewer than `least`, « all » and the only one say the same:
    nothing to choose. `resets` names the parts of the address that another choice makes
    meaningless."""
    if len(options) < least and not value:
        return
    choose(
        label,
        [EVERYTHING, *options],
        param=param,
        value=value or EVERYTHING,
        format_func=lambda key: options.get(key, everything),
        resets=resets,
    )


def offer_everything(entry: PageEntry, *, is_narrowed: bool) -> None:
    """The way back to the whole list, where filters hide a part of it."""
    if is_narrowed:
        link(entry, t("Enlever les filtres"), ":material/filter_alt_off:")


def keep_only(label: str, *, param: str, word: str, value: bool) -> None:
    """A box: ticked, only those of which the label is true. `word` says so in the address."""
    key = f"only_{param}"
    state.put(key, value)
    st.checkbox(label, key=key, on_change=_keep_only, args=(param, key, word))


def _keep_only(param: str, key: str, word: str) -> None:
    state.set_param(param, word if state.get(key) else None)


def places() -> dict[str, str]:
    """The territories that this person sees."""
    actor = current_actor()
    return {place.key: place.name for place in catalog().territories if actor.sees(place.key)}


def phases() -> dict[str, str]:
    return {phase.key: phase.numbered_title for phase in catalog().phases}


def lots() -> dict[str, str]:
    return {lot.key: lot_name(lot.key) for lot in catalog().lots}


def choose_shared_by(
    mine: Mapping[str, str], territory: str | None, *, key: str, help: str
) -> list[str]:
    """In which territories something is entered: that of the filter, which the page shows, else the
    only one there is, to begin with."""
    start = [territory] if territory in mine else list(mine) if len(mine) == 1 else []
    chosen: list[str] = st.multiselect(
        t("Territoires (obligatoire)"),
        list(mine),
        start,
        format_func=lambda place: mine[place],
        placeholder=t("Choisir…"),
        key=key,
        help=help,
    )
    return chosen


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
