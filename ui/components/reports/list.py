"""The reports, in a sentence and in tables; each row leads to its report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from domain.errors import N_
from domain.permissions import Permission
from domain.reporting import OVERDUE, Period, Standing, reminder_of
from i18n.formats import capitalised, joined, long_day
from queries.reports.states import ReportState
from ui.components.following.row_acts import report_acts
from ui.components.reports.words import author, params_in, period_words, standing_words
from ui.exports import offer_export
from ui.navigation import REPORT
from ui.session import can, t, tn
from ui.targets import Target, target
from ui.widgets.glyphs import REPORT as REPORT_GLYPH
from ui.widgets.tables import Cells, Group, Row, Table, cell, left_out, record_tables

SHOWN = 40  # lines of one list; the filters give the rest
HEADS = {
    Standing.MISSING: N_("Manquants"),
    Standing.LATE: N_("En retard"),
    Standing.RETURNED: N_("Renvoyés, à corriger"),
    Standing.SUBMITTED: N_("Remis, à lire par le FOREm"),
    Standing.EXPECTED: N_("Attendus"),
    Standing.ACCEPTED: N_("Acceptés"),
}
REMINDERS = {
    -2: N_("Rappel : rapport {period}, attendu dans deux jours, le {due} : {who}."),
    0: N_("Rappel : rapport {period}, attendu aujourd’hui : {who}."),
    2: N_("Rappel : rapport {period}, attendu il y a deux jours, le {due} : {who}."),
}


def opening_sentence(reports: Sequence[ReportState], on: date) -> str:
    """« Au 23 novembre 2026, 1 rapport est en retard, 2 sont attendus et 1 attend d’être lu. »"""
    if not can(Permission.REPORT_FOLLOW):
        sentence = tn("{n} rapport est accepté", "{n} rapports sont acceptés", len(reports))
        return t("Au {day}, {told}.").format(day=long_day(on), told=sentence)
    count = {
        standing: sum(state.standing is standing for state in reports) for standing in Standing
    }
    late = sum(count[standing] for standing in OVERDUE)
    parts = [
        tn("{n} rapport est en retard ou manque", "{n} rapports sont en retard ou manquent", late)
        if late
        else t("aucun rapport n’est en retard")
    ]
    for standing, singular, many in (
        (Standing.RETURNED, N_("{n} est à corriger"), N_("{n} sont à corriger")),
        (Standing.SUBMITTED, N_("{n} attend d’être lu"), N_("{n} attendent d’être lus")),
        (Standing.EXPECTED, N_("{n} est attendu"), N_("{n} sont attendus")),
    ):
        if count[standing]:
            parts.append(tn(singular, many, count[standing]))
    return t("Au {day}, {told}.").format(day=long_day(on), told=joined(parts))


def show_reminders(reports: Sequence[ReportState], on: date) -> None:
    if said := reminder_words(reports, on):
        st.warning("\n\n".join(said), icon=":material/notifications:")


def reminder_words(reports: Sequence[ReportState], on: date) -> list[str]:
    """Two days before, on the day, two days after: as long as the report is not there. What is the
    same for several lots is said once."""
    awaited: dict[tuple[int, Period, date], list[str]] = {}
    for state in reports:
        days = reminder_of(state.standing, due_on=state.due_on, on=on)
        if days is not None:
            alike = awaited.setdefault((days, state.period, state.due_on), [])
            alike.append(author(state.territory, state.lot))
    return [
        t(REMINDERS[days]).format(
            who=t(" ; ").join(who), period=period_words(period), due=long_day(due)
        )
        for (days, period, due), who in awaited.items()
    ]


def show_tables(reports: Sequence[ReportState], on: date) -> None:
    """Show what asks for work first, what is settled last."""
    record_tables(_tables(reports, on, SHOWN), key="reports")
    if reports:
        offer_export(partial(_tables, reports, on, len(reports)), name="rapports")


def _tables(reports: Sequence[ReportState], on: date, shown: int) -> list[Table]:
    return [
        _table(head, states, on, shown)
        for standing, head in HEADS.items()
        if (states := [state for state in reports if state.standing is standing])
    ]


def _table(head: str, states: Sequence[ReportState], on: date, shown: int) -> Table:
    rows = [Row(report_cells(state, on), report_acts(state)) for state in states[:shown]]
    more = left_out(len(states) - shown)
    return Table([Group(rows)], t(head), more=more)


def report_cells(state: ReportState, on: date) -> Cells:
    """Of which period, whose, how it stands, for when."""
    return {
        t("Rapport"): cell(
            capitalised(period_words(state.period)),
            _sheet_of(state),
            order=state.period.first.isoformat(),
        ),
        t("Territoire et lot"): author(state.territory, state.lot),
        t("État"): cell(standing_words(state, on), sign=REPORT_GLYPH[state.standing].sign),
        t("Attendu le"): cell(f"{state.due_on:%d/%m/%Y}", order=state.due_on.isoformat()),
    }


def _sheet_of(state: ReportState) -> Target:
    return target(REPORT, **params_in(state.subject))


def why_empty() -> str:
    """Say why there is no report at all, and what to do."""
    if can(Permission.REPORT_EXPECT):
        return t(
            "Aucun rapport n’est attendu : le rythme n’est fixé pour aucun lot. "
            "Fixez-le par le bouton du haut, pour un lot ou pour plusieurs à la fois."
        )
    if can(Permission.REPORT_WRITE):
        return t(
            "Aucun rapport n’est attendu de vous : la direction de projet n’a pas encore fixé "
            "depuis quand. Demandez-le-lui."
        )
    return t("Aucun rapport n’est accepté à cette date : rien n’est encore à lire.")
