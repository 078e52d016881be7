"""The reports of one period on one page: section by section, each text with its author and its link."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from domain.reports import Section
from i18n.labels.reports import SECTION_WORD, STANDING_WORD
from queries.reports.consolidation import Voice, voices_of
from queries.reports.states import ReportState
from ui.components.reports.words import author, paragraphs, params_in, period_words
from ui.links import href
from ui.navigation import REPORT
from ui.session import ask, moment, t, tn
from ui.targets import target
from ui.widgets.tables import NOTHING, Cell, Cells, cell, record_table


def show_section(reports: Sequence[ReportState]) -> None:
    """The latest period of which something was sent, among those shown."""
    sent = [state for state in reports if state.number]
    if not sent:
        return
    period = sent[0].period
    places = {(report.territory, report.lot) for report in reports}
    voices = [
        voice
        for voice in ask(voices_of, period=period.key, moment=moment())
        if (voice.state.territory, voice.state.lot) in places
    ]
    st.header(
        t("Les rapports {period}, ensemble").format(period=period_words(period)), anchor="ensemble"
    )
    st.markdown(_introduction(len(voices)))
    for section in Section:
        _show_section(section, voices)
    _show_changes(voices)
    _show_risks(voices)


def _introduction(count: int) -> str:
    handed_in = tn("{n} rapport remis", "{n} rapports remis", count)
    rule = t("Chaque texte reste celui de son auteur : rien n’est résumé ni réécrit.")
    return f"{handed_in}. {rule}"


def _show_section(section: Section, voices: Sequence[Voice]) -> None:
    texts = [
        f"{_who(voice)}\n\n{paragraphs(text)}"
        for voice in voices
        if voice.report and (text := voice.report.sections[section])
    ]
    st.subheader(t(SECTION_WORD[section]), anchor=False)
    st.markdown("\n\n".join(texts) or t("Aucun rapport n’en dit rien."))


def _who(voice: Voice) -> str:
    """« Herstal, lot 1 (accepté) », leading to the report."""
    state = voice.state
    name = author(state.territory, state.lot)
    return f"**[{name}]({href(REPORT, **params_in(state.subject))})** ({t(STANDING_WORD[state.standing])})"


def _report(voice: Voice) -> Cell:
    state = voice.state
    name = author(state.territory, state.lot)
    return cell(
        name, target(REPORT, **params_in(state.subject)), note=t(STANDING_WORD[state.standing])
    )


def _show_changes(voices: Sequence[Voice]) -> None:
    st.subheader(t("Ce qui a changé"), anchor=False)
    rows: list[Cells] = [
        {
            t("Changement enregistré"): line.sentence,
            t("Rapport"): _report(voice),
            t("Adjudicataire"): answer.remark or t("Confirmé"),
        }
        for voice in voices
        if voice.report
        for line, answer in voice.report.lines
    ]
    if rows:
        record_table(rows, name=t("Changements de la période, par rapport"), key="said_changes")
    else:
        st.markdown(t("Aucun rapport ne fait état d’un changement."))


def _show_risks(voices: Sequence[Voice]) -> None:
    st.subheader(t("Risques ouverts"), anchor=False)
    rows: list[Cells] = [
        {
            t("Risque"): risk.text,
            t("Rapport"): _report(voice),
            t("Évolution"): risk.remark or NOTHING,
        }
        for voice in voices
        if voice.report
        for risk in voice.report.risks
        if not risk.closed
    ]
    if rows:
        record_table(rows, name=t("Risques ouverts, par rapport"), key="open_risks")
    else:
        st.markdown(t("Aucun risque n’est ouvert."))
