"""A report as it was sent: its text, its seal, its versions."""

from __future__ import annotations

from datetime import date

import streamlit as st

from domain.addresses import Param
from domain.errors import N_, NotFound
from domain.reporting import Period, Standing
from domain.reports import Answer, Report, Risk, Section
from i18n.formats import instant
from i18n.labels.reports import SECTION_WORD
from queries.reports.sheet import ReportSheet, Version
from queries.reports.states import ReportState
from ui import state as address
from ui.components.reports.words import (
    author,
    paragraphs,
    params_in,
    period_words,
    standing_words,
)
from ui.links import link
from ui.navigation import REPORT
from ui.session import t
from ui.widgets.glyphs import REPORT as REPORT_GLYPH
from ui.widgets.kept_files import technical_details
from ui.widgets.tables import NOTHING, Cells, record_table
from ui.widgets.text import plain

NO_CHANGE = N_("Aucun changement n’était enregistré depuis le rapport précédent.")
NO_RISK = N_("Aucun risque n’est suivi.")
UNWRITTEN = N_("Rien n’est écrit ici.")


def show_heading(sheet: ReportSheet, on: date) -> None:
    """Show whose report it is, of which days, and where it stands."""
    state = sheet.state
    st.title(
        t("Rapport {period}").format(period=period_words(state.period)),
        anchor=False,
    )
    st.markdown(
        t("**{who}** — :{colour}[{icon} {standing}]").format(
            who=author(state.territory, state.lot),
            colour=REPORT_GLYPH[state.standing].colour,
            icon=REPORT_GLYPH[state.standing].icon,
            standing=standing_words(state, on),
        )
    )
    if state.standing is Standing.RETURNED:
        st.warning(
            t("Renvoyé{by}, pour ce motif : {reason}").format(
                by=_by(sheet, state.decided_by), reason=plain(state.reason)
            ),
            icon=":material/undo:",
        )


def _by(sheet: ReportSheet, person: int | None) -> str:
    name = sheet.names.get(person or 0)
    return t(" par {name}").format(name=plain(name)) if name else ""


def asked_version() -> int | None:
    """The version of the address; the latest one by default."""
    asked = address.param(Param.VERSION)
    if asked is None:
        return None
    if not (asked.isascii() and asked.isdigit() and len(asked) < 6):
        raise NotFound(subject=asked)
    return int(asked)


def show_version(sheet: ReportSheet, shown: Version) -> None:
    """Show one version, word for word, under its seal."""
    _show_seal(sheet, shown)
    if shown.report is None:
        st.error(
            t(
                "Ce document ne correspond plus à son empreinte : il a été modifié hors du suivi. "
                "Il n’est donc pas montré. Prévenez l’administration."
            ),
            icon=":material/gpp_bad:",
        )
        return
    for section in Section:
        st.header(t(SECTION_WORD[section]), anchor=False)
        st.markdown(paragraphs(shown.report.sections[section]) or t(UNWRITTEN))
    _show_changes(shown.report)
    _show_risks(shown.report.risks)
    _show_versions(sheet, shown)
    _show_details(sheet, shown)


def _show_seal(sheet: ReportSheet, shown: Version) -> None:
    """Show when the report was sent, by whom, and that its words are those that were sent."""
    verdict = (
        t(":green[:material/verified: conforme]")
        if shown.holds
        else t(":red[:material/gpp_bad: non conforme]")
    )
    st.markdown(
        t(
            "Version {number}, remise le {when}{by}. Ce texte est figé : il se lit tel qu’il a été "
            "remis, quoi qu’on corrige ensuite. Vérifié à l’ouverture : {verdict}."
        ).format(
            number=shown.number,
            when=instant(shown.submitted_at),
            by=_by(sheet, shown.submitted_by),
            verdict=verdict,
        )
    )


def _show_details(sheet: ReportSheet, shown: Version) -> None:
    """What proves that the words are those that were sent, for who wants to check it elsewhere."""
    with technical_details():
        st.markdown(t("Empreinte SHA-256 du document figé : `{seal}`.").format(seal=shown.seal))
        st.markdown(_document(sheet.state, shown))


def _document(state: ReportState, shown: Version) -> str:
    """The way to the bytes whose seal is told, to check it elsewhere."""
    place = f"{state.territory}/{state.lot}/{state.period.key}"
    label = t("Télécharger le document figé (JSON)")
    return f"[{label}](/fichiers/rapports/{place}/{shown.number})"


def _show_changes(report: Report) -> None:
    st.header(t("Ce qui a changé"), anchor=False)
    if not report.lines:
        st.markdown(t(NO_CHANGE))
        return
    name = t("Changements enregistrés et réponses de l’adjudicataire")
    record_table(change_rows(report), name=name, key="said_changes", is_sorted=False)


def change_rows(report: Report) -> list[Cells]:
    return [
        {t("Changement enregistré"): line.sentence, t("Adjudicataire"): _answer(answer)}
        for line, answer in report.lines
    ]


def _answer(answer: Answer) -> str:
    if not answer.remark:
        return t("Confirmé")
    remark = answer.remark
    return (
        t("Confirmé. « {remark} »").format(remark=remark) if answer.confirmed else f"« {remark} »"
    )


def _show_risks(risks: tuple[Risk, ...]) -> None:
    st.header(t("Risques"), anchor=False)
    if not risks:
        st.markdown(t(NO_RISK))
        return
    record_table(risk_rows(risks), name=t("Risques suivis"), key="risks", is_sorted=False)


def risk_rows(risks: tuple[Risk, ...]) -> list[Cells]:
    return [
        {
            t("Risque"): risk.text,
            t("État"): t("Clos") if risk.closed else t("Ouvert"),
            t("Évolution"): risk.remark or NOTHING,
            t("Suivi depuis le rapport"): period_words(named_in(risk)),
        }
        for risk in risks
    ]


def named_in(risk: Risk) -> Period:
    """The period whose report named that risk first."""
    return Period.parse(risk.key.rpartition("/")[0])


def _show_versions(sheet: ReportSheet, shown: Version) -> None:
    """The way to the other versions; each stays readable."""
    others = [version for version in sheet.versions if version is not shown]
    if not others:
        return
    st.header(t("Autres versions"), anchor=False)
    for version in others:
        label = t("Version {number}, remise le {when}").format(
            number=version.number, when=instant(version.submitted_at)
        )
        params = params_in(sheet.state.subject) | {Param.VERSION: str(version.number)}
        link(REPORT, label, ":material/history:", **params)
