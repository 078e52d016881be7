"""The figures of a territory by theme, each with its period and its source; what is unknown, said so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import streamlit as st

from definitions.portraits import IndicatorDefinition
from domain.portrait_documents import FrozenPortrait, Line
from domain.spans import Span
from i18n.labels.figures import span_words, value_words
from i18n.labels.portraits import THEME_WORD
from queries.portraits.figures import FigureState
from queries.portraits.sheet import Portrait
from ui.components.portraits.words import (
    breakdown_title,
    in_use,
    indicator_title,
    place_words,
    said,
    source_words,
)
from ui.names import catalog
from ui.session import t
from ui.widgets.tables import long_table
from ui.widgets.text import plain, small

Row = dict[str, str]


def by_theme(portrait: Portrait) -> None:
    """Every indicator of the method, in its order: a table of what is known, then what is not."""
    own = _by_indicator(portrait.own)
    for theme, indicators in groupby(in_use(), key=lambda one: one.theme):
        st.subheader(t(THEME_WORD[theme]), anchor=False)
        listed = list(indicators)
        rows = [row for one in listed for row in _rows(own.get(one.key, []))]
        if rows:
            long_table(rows)
        if silent := [_awaited(one) for one in listed if one.key not in own]:
            st.markdown(t("Non renseigné : {titles}.").format(titles=" ; ".join(silent)))
    st.markdown(
        small(
            t(
                "Entre parenthèses, qui publie ces valeurs. En italique, un indicateur que nous "
                "proposons. Un nombre de personnes sous 5 n’est jamais gardé : il se lit « < 5 » ; "
                "s’il est seul dans sa ventilation, une seconde valeur est masquée, pour qu’aucune "
                "soustraction ne le rende."
            )
        )
    )


def around(portrait: Portrait) -> None:
    """What is known of the arrondissement, the basin, the province and the region."""
    here = (portrait.place.level, portrait.place.key)
    names = {(place.level, place.key): place_words(place) for place in portrait.places}
    rows = [
        {t("Lieu"): plain(names[one.key.level, one.key.place])} | row
        for one in portrait.figures
        if (one.key.level, one.key.place) != here
        for row in _rows([one])
    ]
    st.header(t("Autour du territoire"), anchor="autour")
    if rows:
        long_table(rows)
    else:
        st.markdown(t("Aucune valeur n’est connue à cette date pour la province et la Région."))


def _by_indicator(found: Sequence[FigureState]) -> dict[str, list[FigureState]]:
    return {key: list(some) for key, some in groupby(found, key=lambda one: one.key.indicator)}


def _awaited(indicator: IndicatorDefinition) -> str:
    """« taux d’emploi (IWEPS) », in italics when the indicator is a proposal of ours."""
    title = plain(indicator.title[:1].lower() + indicator.title[1:])
    title = f"*{title}*" if indicator.is_proposal else title
    return f"{title} ({plain(indicator.producer)})"


def _rows(found: Sequence[FigureState]) -> Iterator[Row]:
    for state in found:
        label = ", ".join(filter(None, [_title(state), plain(breakdown_title(state.key))]))
        yield _row(
            label, plain(said(state)), span_words(state.key.span), source_words(state.saying)
        )


def _title(state: FigureState) -> str:
    """In italics when the indicator is a proposal of ours."""
    title = plain(indicator_title(state.key.indicator))
    found = catalog().indicators.by_key.get(state.key.indicator)
    return f"*{title}*" if found and found.is_proposal else title


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
