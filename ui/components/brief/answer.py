"""One answer to Parliament: its sentences and what people wrote over them, its clearance, its paper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from documents.brief_texts import plain_text
from documents.papers.brief import answer_paper
from documents.papers.paper import Paper
from domain.addresses import Param
from domain.answer_documents import SaidAnswer, SaidDocument, answer_in
from domain.brief import Section, Standing
from i18n.brief_sentences import SECTION_TITLE
from i18n.formats import instant, long_day
from i18n.labels.answers import ANSWER_STATUS_WORD, WAITS_FOR
from queries.brief.answers import AnswerSheet, Written
from queries.brief.said import said
from queries.brief.sources import citations, numbered, scope_words
from ui import state
from ui.components.brief.answer_forms import SENTENCE, edits
from ui.links import link
from ui.names import catalog
from ui.navigation import BRIEF
from ui.session import offer_file, t, tn
from ui.widgets.kept_files import technical_details
from ui.widgets.tables import (
    Cell,
    Cells,
    Group,
    Row,
    RowAct,
    Table,
    cell,
    record_table,
    record_tables,
)
from ui.widgets.text import plain


def show_page_links() -> None:
    """The way back to the draft and the other answers."""
    with st.container(key="way-back", horizontal=True):
        link(BRIEF, t("Réponse au Parlement"), ":material/arrow_back:")


def sentence(sheet: AnswerSheet) -> str:
    """Of which day and scope it is, and what it waits for."""
    row = sheet.row
    return t("Réponse {number}, état au {day} ; {waits}. {scope}").format(
        number=row.number,
        day=long_day(row.answered_on),
        waits=t(WAITS_FOR[row.status]),
        scope=scope_words(catalog(), sheet.brief),
    )


def told_by(sheet: AnswerSheet) -> SaidAnswer:
    """What was sent, word for word; else what it says today."""
    if sheet.sent and sheet.sent.holds:
        return answer_in(sheet.sent.document)
    row = sheet.row
    return said(catalog(), sheet.brief, reference=row.reference, edits=row.edits)


def paper_of(sheet: AnswerSheet) -> Paper:
    warning = "" if sheet.sent else t("Projet, à relire avant tout envoi.")
    return answer_paper(told_by(sheet), warning=warning)


def show_cautions(sheet: AnswerSheet) -> None:
    """What has to be looked at before anything is sent."""
    if sheet.sent and not sheet.sent.holds:
        st.error(
            t("Ce document ne correspond plus à son empreinte : il n’est pas montré."),
            icon=":material/gpp_bad:",
        )
    stale = sum(one.is_stale for one in sheet.sentences) if not sheet.sent else 0
    if stale:
        words = tn(
            "{n} phrase réécrite repose sur des faits qui ont changé depuis : relisez-la.",
            "{n} phrases réécrites reposent sur des faits qui ont changé depuis : relisez-les.",
            stale,
        )
        st.warning(words, icon=":material/sync_problem:")


def show_text(sheet: AnswerSheet) -> None:
    """The text that is copied into a letter."""
    with st.expander(t("Texte seul, à copier")):
        st.code(plain_text(told_by(sheet)), language=None, wrap_lines=True)


def show_sentences(sheet: AnswerSheet) -> None:
    """What was sent, as it was; else each sentence, with the way to write over it."""
    answer = told_by(sheet)
    for head, words in ((t("Introduction"), answer.opening), (t("Conclusion"), answer.closing)):
        if words:
            st.markdown(f"**{head}** : {plain(words)}")
    rows = _sent_rows(answer) if sheet.sent else _rows(sheet)
    tables = [
        Table([Group(some)], t(SECTION_TITLE[section]), is_sorted=False)
        for section in Section
        if (some := rows.get(section, []))
    ]
    record_tables(tables, key="sentences")
    st.header(t("Sources"))
    lines = [f"{n}. {_source(one)}" for n, one in enumerate(answer.documents, 1)]
    st.markdown("\n".join(lines) or t("Aucun fait n’est enregistré à cette date."))


def _rows(sheet: AnswerSheet) -> dict[Section, list[Row]]:
    """Every sentence of the draft, those that were left out too."""
    numbers = numbered(catalog(), sheet.brief)
    rows: dict[Section, list[Row]] = {}
    for one in sheet.sentences:
        marks = [numbers[cited.document] for cited in citations(catalog(), one.generated)]
        cells = _cells(one.text, one.generated.standing, sorted(set(marks)), _note(one))
        acts = [RowAct(f"rewrite/{one.generated.key}", t("Réécrire"), partial(_begin, one))]
        row = Row(cells, acts if edits(sheet) else [])
        rows.setdefault(one.generated.section, []).append(row)
    return rows


def _sent_rows(answer: SaidAnswer) -> dict[Section, list[Row]]:
    rows: dict[Section, list[Row]] = {}
    for one in answer.sentences:
        note = t("texte d’une personne") if one.is_edited else _planned(one.standing)
        rows.setdefault(one.section, []).append(
            Row(_cells(one.text, one.standing, one.marks, note))
        )
    return rows


def _cells(text: str, standing: Standing, marks: Sequence[int], note: str) -> Cells:
    words = text or t("(phrase laissée de côté)")
    return {
        t("Phrase"): Cell([words], note=note, is_proposal=standing is not Standing.DONE),
        t("Sources"): ", ".join(map(str, marks)) or t("aucune"),
    }


def _note(one: Written) -> str:
    if one.edited is None:
        return _planned(one.generated.standing)
    told = (
        t("texte d’une personne ; les faits ont changé, le suivi dit maintenant : « {text} »")
        if one.is_stale
        else t("texte d’une personne ; le suivi dit : « {text} »")
    )
    return told.format(text=one.generated.text)


def _planned(standing: Standing) -> str:
    return t("prévu") if standing is Standing.PLANNED else ""


def _begin(one: Written) -> None:
    state.set_param(SENTENCE, one.generated.key)
    state.set_param(Param.ACT, "reecrire")
    st.rerun()


def _source(document: SaidDocument) -> str:
    line = plain(document.line)
    return f"[{line}]({document.url})" if document.url else line


def show_clearance(sheet: AnswerSheet) -> None:
    """Who said it drafted, reviewed and sent, and when."""
    st.header(t("Visas"), anchor="visas")
    rows: list[Cells] = [
        {
            t("Étape"): t(ANSWER_STATUS_WORD[one.step]),
            t("Quand"): cell(instant(one.at), order=one.at.isoformat()),
            t("Qui"): one.by or t("une personne du projet"),
        }
        for one in sheet.steps
    ]
    record_table(rows, name=t("Visas"), key="clearance", is_sorted=False)
    if sheet.sent:
        document = sheet.sent.document
        name = f"reponse_{sheet.row.number}.json"
        href = offer_file(name, "application/json", document.encode)
        with technical_details():
            seal = t("Empreinte SHA-256 du document figé : `{seal}`.").format(seal=sheet.sent.seal)
            way = t("[Télécharger le document figé (JSON)]({href})").format(href=href)
            st.markdown(f"{seal}\n\n{way}")
