"""What a search found, kind by kind; each line leads to its object, the words found in bold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from domain.addresses import Param, page_of
from domain.errors import N_, NotFound
from domain.matching import Segment
from domain.subjects import Subject
from queries.search.documents import Document, ResultKind
from queries.search.search import Answer, Found, Results
from ui import state
from ui.components.following.journal_filters import ACTION
from ui.components.method.help_words import slug
from ui.links import link
from ui.navigation import CALENDAR, ENTRIES, HELP, JOURNAL, METHOD, SEARCH, TERRITORY, PageEntry
from ui.session import t, tn
from ui.widgets.selectors import search
from ui.widgets.text import plain
from ui.widgets.word_links import WORD

TEXT, KIND = "q", "genre"
WRITTEN = (
    ResultKind.REPORT,
    ResultKind.SAID,
    ResultKind.COMMENT,
    ResultKind.JOURNAL,
)  # the words of somebody: between quotes
KIND_WORD: Mapping[ResultKind, str] = {
    ResultKind.TERRITORY: N_("Territoires"),
    ResultKind.PHASE: N_("Phases"),
    ResultKind.MILESTONE: N_("Jalons"),
    ResultKind.ORGANISATION: N_("Parties prenantes"),
    ResultKind.MEETING: N_("Réunions"),
    ResultKind.AGREEMENT: N_("Conventions"),
    ResultKind.REPORT: N_("Rapports"),
    ResultKind.SAID: N_("Notes, citations et faits"),
    ResultKind.COMMENT: N_("Commentaires"),
    ResultKind.LOT: N_("Lots"),
    ResultKind.METHOD: N_("Méthode"),
    ResultKind.SOURCE: N_("Sources"),
    ResultKind.TERM: N_("Glossaire"),
    ResultKind.JOURNAL: N_("Journal"),
}
ICON: Mapping[ResultKind, str] = {
    ResultKind.TERRITORY: ":material/location_on:",
    ResultKind.PHASE: ":material/flag:",
    ResultKind.MILESTONE: ":material/event:",
    ResultKind.ORGANISATION: ":material/groups:",
    ResultKind.MEETING: ":material/event_note:",
    ResultKind.AGREEMENT: ":material/handshake:",
    ResultKind.REPORT: ":material/description:",
    ResultKind.SAID: ":material/format_quote:",
    ResultKind.COMMENT: ":material/chat:",
    ResultKind.LOT: ":material/inventory_2:",
    ResultKind.METHOD: ":material/account_tree:",
    ResultKind.SOURCE: ":material/library_books:",
    ResultKind.TERM: ":material/menu_book:",
    ResultKind.JOURNAL: ":material/history:",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for: some words, of one kind of thing or of all."""

    text: str
    kind: ResultKind | None


def read_filter() -> Wanted:
    kind = state.param(KIND)
    if kind and kind not in set(ResultKind):
        raise NotFound(subject=kind)
    return Wanted((state.param(TEXT) or "").strip(), ResultKind(kind) if kind else None)


def show_field(chosen: Wanted) -> None:
    search(
        t("Mots cherchés"),
        param=TEXT,
        value=chosen.text,
        placeholder=t("par exemple : charte partenariale"),
    )


def what_is_searched() -> str:
    return t(
        "La recherche porte sur tout ce que vous pouvez lire : territoires, phases, jalons, parties "
        "prenantes, réunions, notes, citations, commentaires, méthode, glossaire et journal. Les accents, les majuscules et "
        "l’ordre des mots ne comptent pas ; le début d’un mot suffit."
    )


def opening_sentence(chosen: Wanted, answer: Answer) -> str:
    """Say how much was found, or why nothing was and what to do."""
    said = plain(chosen.text)
    if not answer.words:
        return t("« {said} » est trop court : écrivez au moins deux lettres ou un chiffre.").format(
            said=said
        )
    if not answer.count:
        return t(
            "Rien ne répond à « {said} » parmi ce que vous pouvez lire. Essayez moins de mots, ou "
            "seulement leur début."
        ).format(said=said)
    count = tn("{n} résultat", "{n} résultats", answer.count)
    return t("{count} pour « {said} ».").format(count=count, said=said)


def show_groups(chosen: Wanted, answer: Answer) -> None:
    if chosen.kind:
        every = t("Chercher dans toutes les rubriques")
        link(SEARCH, every, ":material/arrow_back:", **{TEXT: chosen.text})
    for group in answer.groups:
        st.header(t(KIND_WORD[group.kind]), anchor=group.kind)
        for results in group.best:
            _show_line(group.kind, results)
        _show_others(chosen, group)


def _show_line(kind: ResultKind, results: Found) -> None:
    title, text = _bold(results.title), _bold(results.excerpt)
    if text:
        sentence = t("{title} — « {text} »") if kind in WRITTEN else t("{title} — {text}")
        title = sentence.format(title=title, text=text)
    if results.is_replaced:
        title += f" *({t('valeur remplacée')})*"
    page, params = _address(kind, results.document)
    link(page, title, ICON[kind], **params)


def _bold(segments: Sequence[Segment]) -> str:
    return "".join(
        f"**{plain(segment.text)}**" if segment.is_match else plain(segment.text)
        for segment in segments
    )


def _address(kind: ResultKind, document: Document) -> tuple[PageEntry, dict[str, str]]:
    """Return where it is read: in the journal, in the help, or on the page of what it is about."""
    if kind is ResultKind.JOURNAL:
        return JOURNAL, _where(document) | {ACTION: document.action or ""}
    if kind is ResultKind.TERM:
        return HELP, {WORD: slug(document.title)}
    if document.subject:
        page, params = page_of(Subject.parse(document.subject))
        return ENTRIES[page], params
    if document.territory:
        return TERRITORY, {Param.TERRITORY: document.territory}
    if document.phase:
        return METHOD, {Param.PHASE: document.phase}
    return {ResultKind.LOT: TERRITORY, ResultKind.SAID: CALENDAR}.get(kind, HELP), {}


def _where(document: Document) -> dict[str, str]:
    """The territory and the phase of an event; events of accounts have neither."""
    about = Subject.parse(document.subject) if document.subject else None
    return {Param.TERRITORY: about.territory, Param.PHASE: about.phase} if about else {}


def _show_others(chosen: Wanted, group: Results) -> None:
    """The way to those of the kind that are not shown."""
    hidden = group.count - len(group.best)
    if not hidden:
        return
    if chosen.kind:
        st.markdown(tn("et {n} autre : ajoutez un mot.", "et {n} autres : ajoutez un mot.", hidden))
        return
    every = tn("Voir {n} résultat", "Voir les {n} résultats", group.count)
    link(SEARCH, every, ":material/more_horiz:", **{TEXT: chosen.text, KIND: group.kind})
