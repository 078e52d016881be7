"""The filters of the reports; each of them lives in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from domain.addresses import Param
from domain.errors import NotFound
from queries.places import known_territory
from queries.reports.states import ReportState
from ui import state
from ui.components.reports.words import period_words
from ui.names import catalog, lot_name, name_of
from ui.session import ask, t
from ui.widgets.selectors import choose

EVERYTHING = ""


def chosen(found: Sequence[ReportState]) -> list[ReportState]:
    """Those of the address; refuses a place that does not exist or is not for this person."""
    territory, lot, period = (
        state.param(one) for one in (Param.TERRITORY, Param.LOT, Param.PERIOD)
    )
    if territory:
        ask(known_territory, key=territory)
    if lot and lot not in {known.key for known in catalog().lots}:
        raise NotFound(subject=lot)
    if period and period not in {one.period.key for one in found}:
        raise NotFound(subject=period)
    return [
        one
        for one in found
        if territory in (None, one.territory)
        and lot in (None, one.lot)
        and period in (None, one.period.key)
    ]


def selectors(found: Sequence[ReportState]) -> None:
    """The three filters, side by side where there is room."""
    territory, lot, period = st.columns(3)
    places = {one.territory: name_of(one.territory) for one in found}
    lots = {one.lot: lot_name(one.lot) for one in sorted(found, key=lambda one: one.lot)}
    periods = {one.period.key: period_words(one.period) for one in found}
    with territory:
        _select(t("Territoire"), places, t("Tous les territoires"), Param.TERRITORY)
    with lot:
        _select(t("Lot"), lots, t("Tous les lots"), Param.LOT)
    with period:
        _select(t("Période"), periods, t("Toutes les périodes"), Param.PERIOD)


def _select(label: str, options: Mapping[str, str], everything: str, param: str) -> None:
    asked = state.param(param) or EVERYTHING
    choose(
        label,
        [EVERYTHING, *options],
        param=param,
        value=asked if asked in options else EVERYTHING,
        format_func=lambda key: options.get(key, everything),
    )
