"""The fields of a report: the changes to confirm, the four sections, the risks."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from domain.errors import N_
from domain.reports import CARRIED, Answer, Filled, Line, Risk, Section
from i18n.labels.reports import SECTION_WORD
from queries.reports.sheet import Draft
from ui.components.reports.reading import named_in
from ui.components.reports.words import period_words
from ui.session import t
from ui.widgets.text import plain, small

ASKED = {
    Section.HIGHLIGHT: N_("Ce qui a compté pendant la période, en quelques phrases."),
    Section.DIFFICULTIES: N_("Ce qui freine, et ce que vous en faites."),
    Section.NEXT: N_("Ce que vous prévoyez pour la période suivante."),
    Section.REQUESTS: N_("Ce que vous attendez du FOREm, et pour quand."),
}


def fields(draft: Draft, start: Filled, key: str) -> Filled:
    """Everything that is asked, starting from `start`; what the person has written now."""
    st.markdown(_introduction(draft))
    answers = _answers(draft.lines, start, key)
    st.header(t("Votre récit"), anchor=False)
    st.markdown(
        small(
            t("Écrivez pour des collègues : aucune donnée personnelle, aucun nom de bénéficiaire.")
        )
    )
    sections = {section: _section(section, start, key) for section in Section}
    st.header(t("Risques"), anchor=False)
    risks = tuple(_risk(risk, key) for risk in start.risks)
    new_risks = st.text_area(
        t("Nouveaux risques (un par ligne)"), start.new_risks, key=f"report_risks/{key}"
    )
    return Filled(sections, answers, risks, new_risks)


def _introduction(draft: Draft) -> str:
    said = t("Ce que vous écrivez est gardé à chaque champ quitté : vous pouvez revenir plus tard.")
    if draft.last is None:
        return said
    before = t(
        "Les difficultés, la suite, les demandes et les risques ouverts sont repris du rapport "
        "{period} : relisez-les."
    ).format(period=period_words(draft.last))
    return f"{said} {before}"


def _answers(lines: Sequence[Line], start: Filled, key: str) -> dict[str, Answer]:
    """Draw one box a change; a remark counts as an answer too."""
    st.header(t("Ce qui a changé"), anchor=False)
    if not lines:
        st.markdown(t("Aucun changement n’est enregistré depuis le rapport précédent."))
        return {}
    st.markdown(t("Confirmez chaque changement enregistré, ou dites ce qu’il faut y préciser."))
    answers = {line.key: _answer(line, start.answer_to(line), key) for line in lines}
    return {line: answer for line, answer in answers.items() if answer.is_given}


def _answer(line: Line, known: Answer, key: str) -> Answer:
    confirmed = st.checkbox(
        plain(line.sentence), known.confirmed, key=f"report_yes/{key}/{line.key}"
    )
    remark = st.text_input(
        t("Précision : {what}").format(what=plain(line.sentence)),
        known.remark,
        placeholder=t("Préciser ou rectifier (facultatif)"),
        label_visibility="collapsed",
        key=f"report_remark/{key}/{line.key}",
    )
    return Answer(confirmed, remark.strip())


def _section(section: Section, start: Filled, key: str) -> str:
    needed = "" if section in CARRIED else t(" (obligatoire)")
    return st.text_area(
        f"{t(SECTION_WORD[section])}{needed}",
        start.sections.get(section, ""),
        placeholder=t(ASKED[section]),
        key=f"report_{section}/{key}",
    )


def _risk(risk: Risk, key: str) -> Risk:
    since = period_words(named_in(risk))
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    remark = left.text_input(
        t("{text} — suivi depuis le rapport {since}").format(text=plain(risk.text), since=since),
        risk.remark,
        placeholder=t("Évolution depuis le dernier rapport"),
        key=f"report_risk/{key}/{risk.key}",
    )
    closed = right.checkbox(t("Risque clos"), risk.closed, key=f"report_closed/{key}/{risk.key}")
    return Risk(risk.key, risk.text, closed, remark.strip())
