"""The words of the screens: each status and flag defined, and the glossary of the domain."""

from __future__ import annotations

import re

import streamlit as st

from definitions.method import TermDefinition
from definitions.rules import LevelDefinition
from domain.deliverables import DeliverableStatus
from domain.gates import Check, Decision, GateStanding
from domain.phases import PhaseStatus
from domain.schedule import Flag
from domain.text import bare, french_order
from i18n.labels.deliverables import DELIVERABLE_MEANING, DELIVERABLE_STATUS_WORD
from i18n.labels.gates import (
    CHECK_MEANING,
    CHECK_WORD,
    DECISION_MEANING,
    DECISION_WORD,
    GATE_DEFINITION,
    GATE_WORD,
)
from i18n.labels.phases import STATUS_DEFINITION
from ui.names import catalog
from ui.session import t, tn
from ui.widgets.glyphs import GATE, LEVEL, SIGNS, Glyph, glyph_of, sign_word
from ui.widgets.selectors import search
from ui.widgets.tables import record_table
from ui.widgets.text import as_read, plain
from ui.widgets.word_links import WORD


def slug(text: str) -> str:
    """« Terminée (déclarée) » as it stands in an address: terminee-declaree."""
    return re.sub(r"[^a-z0-9]+", "-", bare(text)).strip("-")


def opening_sentence() -> str:
    """Say what stands on the page, counted."""
    signs = tn("{n} mot d’état", "{n} mots d’état", len(SIGNS))
    terms = tn("{n} mot du métier", "{n} mots du métier", len(catalog().glossary))
    return t(
        "Cette page définit {signs} et {terms}, dit comment lire une date, "
        "ce que permet chaque rôle et d’où viennent les données."
    ).format(signs=signs, terms=terms)


def show_definition(word: str) -> None:
    """The definitions of the word of the address, first on the page."""
    search(t("Chercher un mot"), param=WORD, value=word, placeholder=t("par exemple : jalon"))
    if not slug(word):
        return
    lines = [_sign_line(sign) for sign in SIGNS if slug(word) in slug(sign_word(sign))]
    lines += [
        _level_line(level) for level in catalog().health.levels if slug(word) in slug(level.word)
    ]
    lines += [
        _standing_line(standing)
        for standing in GateStanding
        if slug(word) in slug(GATE_WORD[standing])
    ]
    lines += [f"**{entry}** : {meant}" for entry, meant in _others() if slug(word) in slug(entry)]
    lines += [_term_line(term) for term in catalog().glossary if slug(word) in slug(term.fr)]
    if not lines:
        message = t("Aucun mot ne correspond à « {word} » : essayez-en un plus court.")
        st.info(message.format(word=plain(word)))
        return
    with st.container(border=True):
        st.markdown("\n".join(f"- {line}" for line in lines))


def show_statuses() -> None:
    """Show each status and flag: glyph, word, definition."""
    st.table(
        [
            {t("Mot"): _badge(sign), t("Ce qu’il veut dire"): t(STATUS_DEFINITION[sign])}
            for sign in SIGNS
        ],
        hide_index=True,
        alt=t("Définition des mots d’état"),
    )


def show_others() -> None:
    """The words of deliverables, of the exit checklist and of decisions."""
    st.table(
        [{t("Mot"): f"**{word}**", t("Ce qu’il veut dire"): meant} for word, meant in _others()],
        hide_index=True,
        alt=t("Définition des mots des livrables et des points de sortie"),
    )


def _others() -> list[tuple[str, str]]:
    """Return each word with what it means."""
    return [
        *(
            (t(DELIVERABLE_STATUS_WORD[status]), t(DELIVERABLE_MEANING[status]))
            for status in DeliverableStatus
        ),
        *((t(CHECK_WORD[check]), t(CHECK_MEANING[check])) for check in Check),
        *((t(DECISION_WORD[decision]), t(DECISION_MEANING[decision])) for decision in Decision),
    ]


def show_glossary() -> None:
    st.markdown(t("Sans source nommée, une définition est une *proposition* de ce suivi."))
    rows = [
        {t("Mot"): term.fr, t("Note"): as_read(_note(term)), t("En anglais"): term.en}
        for term in sorted(catalog().glossary, key=lambda term: french_order(term.fr))
    ]
    record_table(rows, name=t("Glossaire"), key="glossary")


def _badge(sign: PhaseStatus | Flag) -> str:
    return glyph_badge(glyph_of(sign), t(sign_word(sign)))


def _level_line(level: LevelDefinition) -> str:
    """A level of the weather; the rules that lead to it stand below, on the same page."""
    badge = glyph_badge(LEVEL[level.level], plain(level.word))
    return f"{badge} : {plain(level.definition)} *({t('proposition')})*"


def _standing_line(standing: GateStanding) -> str:
    badge = glyph_badge(GATE[standing], t(GATE_WORD[standing]))
    return f"{badge} : {t(GATE_DEFINITION[standing])}"


def glyph_badge(glyph: Glyph, word: str) -> str:
    return f":{glyph.colour}[{glyph.icon} **{word}**]"


def _sign_line(sign: PhaseStatus | Flag) -> str:
    return f"{_badge(sign)} : {t(STATUS_DEFINITION[sign])}"


def _term_line(term: TermDefinition) -> str:
    english = t("en anglais : {word}").format(word=f"*{plain(term.en)}*")
    ours = "" if term.reference else f" *({t('proposition')})*"
    return f"**{plain(term.fr)}** ({english}) : {_note(term)}{ours}"


def _note(term: TermDefinition) -> str:
    """Say what the word means, and the source that says so."""
    note = plain(term.note)
    if not term.reference:
        return note
    source = plain(catalog().source(term.reference).title)
    return f"{note} " + t("(source : {source})").format(source=source)
