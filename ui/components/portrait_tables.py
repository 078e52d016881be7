"""The figures of a territory by theme, each with its period and its source; what is unknown, said so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import streamlit as st

from definitions.portraits import IndicatorDefinition
from domain.portrait_documents import FrozenPortrait, Line
from domain.spans import Span
from i18n.figure_words import span_words, value_words
from i18n.portrait_labels import THEME_WORD
from queries.figures import FigureState
from queries.portraits import Portrait
from ui.components.portrait_words import breakdown_title, in_use, said, source_words
from ui.components.tables import long_table
from ui.components.text import plain, small
from ui.session import t

Row = dict[str, str]


def by_theme(portrait: Portrait) -> None:
    """Every indicator of the method, in its order."""
    own = {
        key: list(found) for key, found in groupby(portrait.own, key=lambda one: one.key.indicator)
    }
    for theme, indicators in groupby(in_use(), key=lambda one: one.theme):
        st.subheader(t(THEME_WORD[theme]), anchor=False)
        long_table([row for one in indicators for row in _rows(one, own.get(one.key, []))])
    st.markdown(
        small(
            t(
                "Un nombre de personnes sous 5 n’est jamais gardé : il se lit « < 5 ». Quand il "
                "serait seul dans sa ventilation, une seconde valeur est masquée, pour qu’aucune "
                "soustraction ne le rende."
            )
        )
    )


def _rows(indicator: IndicatorDefinition, found: Sequence[FigureState]) -> Iterator[Row]:
    title = plain(indicator.title)
    name = f"{title} {small(t('proposition'))}" if indicator.is_proposal else title
    if not found:
        yield _row(
            name,
            t("non renseigné"),
            "",
            t("Attendu de : {who}").format(who=plain(indicator.producer)),
        )
    for state in found:
        cell = breakdown_title(state.key)
        label = f"{title}, {plain(cell)}" if cell else title
        yield _row(
            label, plain(said(state)), span_words(state.key.span), source_words(state.saying)
        )


def _row(label: str, value: str, period: str, source: str) -> Row:
    return {
        t("Indicateur"): label,
        t("Valeur"): value,
        t("Période"): period,
        t("Source"): source,
    }


def frozen(portrait: FrozenPortrait, place: str) -> None:
    """The words of a frozen portrait: those of the territory by theme, then what lay around it."""
    own = [one for one in portrait.lines if one.place == place or not one.is_known]
    themes = dict.fromkeys(one.theme for one in own)
    for theme in themes:
        st.subheader(theme, anchor=False)
        long_table([_frozen_row(one) for one in own if one.theme == theme])
    around = [one for one in portrait.lines if one.is_known and one.place != place]
    if around:
        st.subheader(t("Autour du territoire"), anchor=False)
        long_table(
            [
                {t("Lieu"): plain(f"{one.place} ({one.level.lower()})")} | _frozen_row(one)
                for one in around
            ]
        )


def _frozen_row(line: Line) -> Row:
    label = ", ".join(filter(None, [plain(line.indicator), plain(line.breakdown)]))
    if not line.is_known:
        return _row(label, t("non renseigné"), "", "")
    value = "" if line.value == "n.d." else line.value
    words = plain(value_words(value, line.unit))
    return _row(label, words, span_words(Span.parse(line.period)), plain(line.source))
