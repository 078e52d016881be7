"""How the estimated date of a milestone moved: a sentence, a trend chart, a table."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from domain.schedule import slip_of
from i18n.formats import long_date, long_day
from i18n.labels.milestones import CAUSE_WORD, SIDE_WORD
from queries.milestones.estimates import Estimate, estimates_of
from queries.milestones.states import MilestoneState
from ui.components.milestones.words import slip_words
from ui.names import catalog
from ui.session import ask, moment, t, tn
from ui.widgets.tables import NOTHING, Cells, cell, record_table


def show_estimates(state: MilestoneState) -> None:
    """Show nothing before a second estimate: one point is no trend."""
    estimates = ask(estimates_of, territory=state.territory, key=state.key, moment=moment())
    if not estimates:
        st.markdown(t("Aucune date n’a encore été estimée."))
        return
    said = _sentence(estimates)
    st.markdown(said)
    dated = [estimate for estimate in estimates if estimate.expected]
    if len(dated) > 1:
        _show_chart(state, dated, said)
    _show_table(estimates)


def _sentence(estimates: Sequence[Estimate]) -> str:
    first, last = estimates[0], estimates[-1]
    count = tn("{n} estimation", "{n} estimations", len(estimates))
    since = t("depuis le {day}").format(day=long_day(first.said_on))
    said = f"{count} {since} : {long_date(first.expected)}"
    if last is first:
        return f"{said}."
    slip = slip_of(first.expected, last.expected, catalog().closing_days)
    to = t("d’abord, {date} aujourd’hui").format(date=long_date(last.expected))
    return f"{said} {to} ({t('écart')} : {slip_words(slip)})."


def _show_chart(state: MilestoneState, estimates: Sequence[Estimate], said: str) -> None:
    """The estimated date against the day it was said; a rising line is a date that recedes."""
    # Here and not above: pages without a chart would wait for it too.
    import plotly.graph_objects as go

    days = [estimate.said_on for estimate in estimates]
    ends = [estimate.expected.last for estimate in estimates if estimate.expected]
    figure = go.Figure(
        go.Scatter(
            x=days,
            y=ends,
            mode="lines+markers",
            # In steps: between two statements the estimate did not slide, it stayed as it was said.
            line={"shape": "hv"},
            name=t("Estimé"),
            hovertext=[long_date(estimate.expected) for estimate in estimates],
            hoverinfo="text+x",
        )
    )
    if state.planned_on:
        plan = [state.planned_on.last] * 2
        figure.add_scatter(
            x=[days[0], days[-1]], y=plan, mode="lines", line={"dash": "dash"}, name=t("Prévu")
        )
    figure.update_layout(
        height=300,
        margin={"l": 0, "r": 0, "t": 8, "b": 0},
        xaxis={"title": t("Jour de l’estimation"), "tickformat": "%d/%m/%Y"},
        yaxis={"title": t("Date estimée"), "tickformat": "%d/%m/%Y"},
        legend={"orientation": "h", "y": 1.1},
    )
    st.plotly_chart(figure, config={"displayModeBar": False}, key="trend", alt=said)


def _show_table(estimates: Sequence[Estimate]) -> None:
    rows: list[Cells] = [
        {
            t("Dit le"): cell(long_day(one.said_on), order=one.said_on.isoformat()),
            t("Date estimée"): cell(long_date(one.expected), order=str(one.expected)),
            t("Cause"): t(CAUSE_WORD[one.cause]) if one.cause else t("non renseigné"),
            t("Côté responsable"): t(SIDE_WORD[one.side]) if one.side else NOTHING,
            t("Note"): one.note or NOTHING,
            t("Par"): one.by or t("une personne du projet"),
        }
        for one in reversed(estimates)
    ]
    record_table(rows, name=t("Estimations successives"), key="estimates")
