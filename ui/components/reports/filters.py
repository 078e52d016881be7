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


def chosen(reports: Sequence[ReportState]) -> list[ReportState]:
    """Return those of the address; refuses a place that does not exist or is not for this
    person."""
    territory, lot, period = (
        state.param(param) for param in (Param.TERRITORY, Param.LOT, Param.PERIOD)
    )
    if territory:
        ask(known_territory, key=territory)
    if lot and lot not in {known.key for known in catalog().lots}:
        raise NotFound(subject=lot)
    if period and period not in {report.period.key for report in reports}:
        raise NotFound(subject=period)
    return [
        report
        for report in reports
        if territory in (None, report.territory)
        and lot in (None, report.lot)
        and period in (None, report.period.key)
    ]


def show_selectors(reports: Sequence[ReportState]) -> None:
    """The three filters, side by side where there is room."""
    territory, lot, period = st.columns(3)
    places = {report.territory: name_of(report.territory) for report in reports}
    lots = {
        report.lot: lot_name(report.lot)
        for report in sorted(reports, key=lambda report: report.lot)
    }
    periods = {report.period.key: period_words(report.period) for report in reports}
    with territory:
        _show_selector(t("Territoire"), places, t("Tous les territoires"), Param.TERRITORY)
    with lot:
        _show_selector(t("Lot"), lots, t("Tous les lots"), Param.LOT)
    with period:
        _show_selector(t("Période"), periods, t("Toutes les périodes"), Param.PERIOD)


def _show_selector(label: str, options: Mapping[str, str], everything: str, param: str) -> None:
    asked = state.param(param) or EVERYTHING
    choose(
        label,
        [EVERYTHING, *options],
        param=param,
        value=asked if asked in options else EVERYTHING,
        format_func=lambda key: options.get(key, everything),
    )
