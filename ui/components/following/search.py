"""What a search found, kind by kind; each line leads to its object, the words found in bold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from domain.errors import N_, NotFound
from domain.matching import Segment
from queries.search.documents import Document, Kind
from queries.search.search import Answer, Found, Results
from ui import state
from ui.components.following.journal_filters import ACTION
from ui.components.method.help_words import slug
from ui.components.reports.words import params_in
from ui.links import link
from ui.navigation import (
    AGREEMENT,
    CALENDAR,
    DELIVERABLE,
    HELP,
    JOURNAL,
    MEETING,
    METHOD,
    PHASE,
    REPORT,
    SEARCH,
    STAKEHOLDER,
    TERRITORY,
    PageEntry,
)
from ui.session import t, tn
from ui.widgets.selectors import search
from ui.widgets.text import plain
from ui.widgets.word_links import WORD

TEXT, KIND = "q", "genre"
WRITTEN = (
    Kind.REPORT,
    Kind.SAID,
    Kind.COMMENT,
    Kind.JOURNAL,
)  # the words of somebody: between quotes
KIND_WORD: Mapping[Kind, str] = {
    Kind.TERRITORY: N_("Territoires"),
    Kind.PHASE: N_("Phases"),
    Kind.MILESTONE: N_("Jalons"),
    Kind.ORGANISATION: N_("Parties prenantes"),
    Kind.MEETING: N_("Réunions"),
    Kind.AGREEMENT: N_("Conventions"),
    Kind.REPORT: N_("Rapports"),
    Kind.SAID: N_("Notes, citations et faits"),
    Kind.COMMENT: N_("Commentaires"),
    Kind.LOT: N_("Lots"),
    Kind.METHOD: N_("Méthode"),
    Kind.SOURCE: N_("Sources"),
    Kind.TERM: N_("Glossaire"),
    Kind.JOURNAL: N_("Journal"),
}
ICON: Mapping[Kind, str] = {
    Kind.TERRITORY: ":material/location_on:",
    Kind.PHASE: ":material/flag:",
    Kind.MILESTONE: ":material/event:",
    Kind.ORGANISATION: ":material/groups:",
    Kind.MEETING: ":material/event_note:",
    Kind.AGREEMENT: ":material/handshake:",
    Kind.REPORT: ":material/description:",
    Kind.SAID: ":material/format_quote:",
    Kind.COMMENT: ":material/chat:",
    Kind.LOT: ":material/inventory_2:",
    Kind.METHOD: ":material/account_tree:",
    Kind.SOURCE: ":material/library_books:",
    Kind.TERM: ":material/menu_book:",
    Kind.JOURNAL: ":material/history:",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for: some words, of one kind of thing or of all."""

    text: str
    kind: Kind | None


def wanted() -> Wanted:
    kind = state.param(KIND)
    if kind and kind not in set(Kind):
        raise NotFound(subject=kind)
    return Wanted((state.param(TEXT) or "").strip(), Kind(kind) if kind else None)


def field(chosen: Wanted) -> None:
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
    """How much was found, or why nothing was and what to do."""
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


def groups(chosen: Wanted, answer: Answer) -> None:
    if chosen.kind:
        every = t("Chercher dans toutes les rubriques")
        link(SEARCH, every, ":material/arrow_back:", **{TEXT: chosen.text})
    for group in answer.groups:
        st.header(t(KIND_WORD[group.kind]), anchor=group.kind)
        for found in group.best:
            _line(group.kind, found)
        _others(chosen, group)


def _line(kind: Kind, found: Found) -> None:
    title, text = _bold(found.title), _bold(found.excerpt)
    if text:
        told = t("{title} — « {text} »") if kind in WRITTEN else t("{title} — {text}")
        title = told.format(title=title, text=text)
    if found.is_replaced:
        title += f" *({t('valeur remplacée')})*"
    page, params = _address(kind, found.document)
    link(page, title, ICON[kind], **params)


def _bold(segments: Sequence[Segment]) -> str:
    return "".join(
        f"**{plain(one.text)}**" if one.is_match else plain(one.text) for one in segments
    )


def _address(kind: Kind, one: Document) -> tuple[PageEntry, dict[str, str | None]]:
    """Where the object stands."""
    if kind is Kind.JOURNAL:
        place = {state.TERRITORY: one.territory, state.PHASE: one.phase}
        return JOURNAL, {**place, ACTION: one.action}
    if kind is Kind.TERM:
        return HELP, {WORD: slug(one.title)}
    if one.territory:
        return _place_of(one)
    if one.phase:
        return METHOD, {state.PHASE: one.phase}
    return {Kind.LOT: TERRITORY, Kind.SAID: CALENDAR}.get(kind, HELP), {}


def _place_of(one: Document) -> tuple[PageEntry, dict[str, str | None]]:
    """Most have pages of their own; a milestone opens on that of its phase."""
    place = {state.TERRITORY: one.territory}
    if one.report:
        return REPORT, {**params_in(one.report)}
    for key, page, name in (
        (one.deliverable, DELIVERABLE, state.DELIVERABLE),
        (one.organisation, STAKEHOLDER, state.ORGANISATION),
        (one.agreement, AGREEMENT, state.AGREEMENT),
        (one.meeting, MEETING, state.MEETING),
    ):
        if key:
            return page, {**place, name: key}
    if one.phase:
        return PHASE, {**place, state.PHASE: one.phase, state.MILESTONE: one.milestone}
    return TERRITORY, place


def _others(chosen: Wanted, group: Results) -> None:
    """The way to those of the kind that are not shown."""
    hidden = group.count - len(group.best)
    if not hidden:
        return
    if chosen.kind:
        st.markdown(tn("et {n} autre : ajoutez un mot.", "et {n} autres : ajoutez un mot.", hidden))
        return
    every = tn("Voir {n} résultat", "Voir les {n} résultats", group.count)
    link(SEARCH, every, ":material/more_horiz:", **{TEXT: chosen.text, KIND: group.kind})
