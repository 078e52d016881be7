"""The fields of a report: the changes to confirm, the four sections, the risks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from domain.errors import N_
from domain.reports import CARRIED, REMARK_LIMIT, SECTION_LIMIT, Answer, Filled, Line, Risk, Section
from i18n.labels.reports import SECTION_WORD
from queries.reports.sheet import Draft
from ui.components.reports.reading import named_in
from ui.components.reports.words import period_words
from ui.session import t
from ui.widgets.form import Form
from ui.widgets.text import plain, small

ASKED = {
    Section.HIGHLIGHT: N_("Ce qui a compté pendant la période, en quelques phrases."),
    Section.DIFFICULTIES: N_("Ce qui freine, et ce que vous en faites."),
    Section.NEXT: N_("Ce que vous prévoyez pour la période suivante."),
    Section.REQUESTS: N_("Ce que vous attendez du FOREm, et pour quand."),
}


def fields(draft: Draft, form: Form) -> tuple[Filled, Filled]:
    """Everything that is asked, starting from what is recorded: what the person has written now,
    and what of it can be recorded. A field that is refused, or that a colleague changed too, keeps
    what is recorded: one of them does not stop the others."""
    st.markdown(_introduction(draft))
    known = draft.filled
    answers = _answers(draft.lines, known, form)
    st.header(t("Votre récit"), anchor=False)
    st.markdown(
        small(
            t("Écrivez pour des collègues : aucune donnée personnelle, aucun nom de bénéficiaire.")
        )
    )
    sections = {section: _section(section, known, form) for section in Section}
    st.header(t("Risques"), anchor=False)
    risks = tuple(_risk(risk, form) for risk in known.risks)
    new_risks = form.area(
        t("Nouveaux risques (un par ligne)"), "risks", known.new_risks, SECTION_LIMIT, help=""
    )
    written = Filled(sections, _given(answers), risks, new_risks)
    return written, _sound(written, answers, known, form)


def as_recorded(draft: Draft) -> Filled:
    """What the fields say when nobody has touched them."""
    known = draft.filled
    sections = {section: known.sections.get(section, "") for section in Section}
    answers = {line.key: known.answer_to(line) for line in draft.lines}
    return Filled(sections, _given(answers), known.risks, known.new_risks)


def _given(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    return {line: answer for line, answer in answers.items() if answer.is_given}


def _sound(written: Filled, answers: Mapping[str, Answer], known: Filled, form: Form) -> Filled:
    wrong = set(form.wrong)

    def is_wrong(*names: str) -> bool:
        return not wrong.isdisjoint(names)

    kept = {risk.key: risk for risk in known.risks}
    return Filled(
        {
            section: known.sections.get(section, "") if is_wrong(section) else text
            for section, text in written.sections.items()
        },
        _given(
            {
                line: known.answers.get(line, Answer())
                if is_wrong(f"yes-{line}", f"remark-{line}")
                else answer
                for line, answer in answers.items()
            }
        ),
        tuple(
            kept[risk.key] if is_wrong(f"risk-{risk.key}", f"closed-{risk.key}") else risk
            for risk in written.risks
        ),
        known.new_risks if is_wrong("risks") else written.new_risks,
    )


def _introduction(draft: Draft) -> str:
    said = t("Ce que vous écrivez est gardé à chaque champ quitté : vous pouvez revenir plus tard.")
    if draft.last is None:
        return said
    before = t(
        "Les difficultés, la suite, les demandes et les risques ouverts sont repris du rapport "
        "{period} : relisez-les."
    ).format(period=period_words(draft.last))
    return f"{said} {before}"


def _answers(lines: Sequence[Line], known: Filled, form: Form) -> dict[str, Answer]:
    """Draw one box a change; a remark counts as an answer too."""
    st.header(t("Ce qui a changé"), anchor=False)
    if not lines:
        st.markdown(t("Aucun changement n’est enregistré depuis le rapport précédent."))
        return {}
    st.markdown(t("Confirmez chaque changement enregistré, ou dites ce qu’il faut y préciser."))
    return {line.key: _answer(line, known.answer_to(line), form) for line in lines}


def _answer(line: Line, known: Answer, form: Form) -> Answer:
    sentence = plain(line.sentence)
    confirmed = form.check(sentence, f"yes-{line.key}", known.confirmed)
    remark = form.remark(
        t("Précision : {what}").format(what=sentence),
        f"remark-{line.key}",
        known.remark,
        limit=REMARK_LIMIT,
        placeholder=t("Préciser ou rectifier (facultatif)"),
    )
    return Answer(confirmed, remark.strip())


def _section(section: Section, known: Filled, form: Form) -> str:
    needed = "" if section in CARRIED else t(" (obligatoire)")
    return form.area(
        f"{t(SECTION_WORD[section])}{needed}",
        section.value,
        known.sections.get(section, ""),
        SECTION_LIMIT,
        placeholder=t(ASKED[section]),
        help="",
    )


def _risk(risk: Risk, form: Form) -> Risk:
    since = period_words(named_in(risk))
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    with left:
        remark = form.line(
            t("{text} — suivi depuis le rapport {since}").format(
                text=plain(risk.text), since=since
            ),
            f"risk-{risk.key}",
            risk.remark,
            limit=REMARK_LIMIT,
            placeholder=t("Évolution depuis le dernier rapport"),
        )
    with right:
        closed = form.check(t("Risque clos"), f"closed-{risk.key}", risk.closed)
    return Risk(risk.key, risk.text, closed, remark.strip())
