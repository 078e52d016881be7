"""The filters of the reports; each of them lives in the address."""

from __future__ import annotations

from collections.abc import Sequence

from domain.addresses import Param
from domain.errors import NotFound
from queries.places import known_territory
from queries.reports.states import ReportState
from ui import state
from ui.components.reports.words import period_words
from ui.names import catalog, lot_name, name_of
from ui.session import ask, t
from ui.widgets.filters import filter_row, select_one

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
    places = {report.territory: name_of(report.territory) for report in reports}
    lots = {key: lot_name(key) for key in sorted({report.lot for report in reports})}
    periods = {report.period.key: period_words(report.period) for report in reports}
    with filter_row():
        for label, options, everything, param in (
            (t("Territoire"), places, t("Tous les territoires"), Param.TERRITORY),
            (t("Lot"), lots, t("Tous les lots"), Param.LOT),
            (t("Période"), periods, t("Toutes les périodes"), Param.PERIOD),
        ):
            asked = state.param(param)
            select_one(label, options, everything, param, asked if asked in options else None)
