"""The figures of a territory by theme, each with its period and its source; what is unknown, said
so."""

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
    source_words,
    statement_words,
)
from ui.names import catalog
from ui.session import t
from ui.widgets.tables import long_table
from ui.widgets.text import plain, small

Row = dict[str, str]


def by_theme(portrait: Portrait) -> None:
    """Every indicator of the method, in its order: tables of what is known, then, folded, what is
    not."""
    own = _by_indicator(portrait.own)
    for theme, indicators in groupby(in_use(), key=lambda indicator: indicator.theme):
        listed = list(indicators)
        rows = [row for indicator in listed for row in _rows(own.get(indicator.key, []))]
        if rows:
            st.subheader(t(THEME_WORD[theme]), anchor=False)
            long_table(rows)
    _show_awaited([indicator for indicator in in_use() if indicator.key not in own])
    st.markdown(
        small(
            t(
                "Entre parenthèses, qui publie ces valeurs. En italique, un indicateur que nous "
                "proposons. Un nombre de personnes sous 5 n’est jamais gardé : il se lit « < 5 » ; "
                "ce qui permettrait de le déduire, ce jour ou un autre, se lit « masqué »."
            )
        )
    )


def _show_awaited(indicators: Sequence[IndicatorDefinition]) -> None:
    """« À compléter (27) », by theme."""
    if not indicators:
        return
    label = t("À compléter ({n})").format(n=len(indicators))
    with st.expander(label, icon=":material/playlist_add:"):
        themes = groupby(indicators, key=lambda indicator: indicator.theme)
        lines = [
            t("- **{theme}** : {titles}").format(
                theme=t(THEME_WORD[theme]),
                titles=" ; ".join(_awaited(indicator) for indicator in some),
            )
            for theme, some in themes
        ]
        st.markdown(t("Non renseigné :") + "\n\n" + "\n".join(lines))


def show_neighbours(portrait: Portrait) -> None:
    """Show what is known of the arrondissement, the basin, the province and the region."""
    own = (portrait.place.level, portrait.place.key)
    names = {(place.level, place.key): place_words(place) for place in portrait.places}
    rows = [
        {t("Lieu"): plain(names[figure.key.level, figure.key.place])} | row
        for figure in portrait.figures
        if (figure.key.level, figure.key.place) != own
        for row in _rows([figure])
    ]
    st.header(t("Autour du territoire"), anchor="autour")
    if rows:
        long_table(rows)
    else:
        st.markdown(t("Aucune valeur n’est connue à cette date pour la province et la Région."))


def _by_indicator(figures: Sequence[FigureState]) -> dict[str, list[FigureState]]:
    return {
        key: list(some) for key, some in groupby(figures, key=lambda figure: figure.key.indicator)
    }


def _awaited(indicator: IndicatorDefinition) -> str:
    """« taux d’emploi (IWEPS) », in italics when the indicator is a proposal of ours."""
    title = plain(indicator.title[:1].lower() + indicator.title[1:])
    title = f"*{title}*" if indicator.is_proposal else title
    return f"{title} ({plain(indicator.producer)})"


def _rows(figures: Sequence[FigureState]) -> Iterator[Row]:
    for state in figures:
        label = ", ".join(filter(None, [_title(state), plain(breakdown_title(state.key))]))
        yield _row(
            label,
            plain(statement_words(state)),
            span_words(state.key.span),
            source_words(state.saying),
        )


def _title(state: FigureState) -> str:
    """In italics when the indicator is a proposal of ours."""
    title = plain(indicator_title(state.key.indicator))
    indicator = catalog().indicators.by_key.get(state.key.indicator)
    return f"*{title}*" if indicator and indicator.is_proposal else title


def _row(label: str, value: str, period: str, source: str) -> Row:
    return {
        t("Indicateur"): label,
        t("Valeur"): value,
        t("Période"): period,
        t("Source"): source,
    }


def show_frozen_versions(portrait: FrozenPortrait, place: str) -> None:
    """The words of a frozen portrait: those of the territory by theme, then what lay around it."""
    # What was not known then is of no place, and stands with the territory as it did.
    own = [line for line in portrait.lines if line.place == place or not line.is_known]
    themes = dict.fromkeys(line.theme for line in own)
    for theme in themes:
        st.subheader(theme, anchor=False)
        long_table([_frozen_row(line) for line in own if line.theme == theme])
    around = [line for line in portrait.lines if line.is_known and line.place != place]
    if around:
        st.subheader(t("Autour du territoire"), anchor=False)
        long_table(
            [
                {t("Lieu"): plain(f"{line.place} ({line.level.lower()})")} | _frozen_row(line)
                for line in around
            ]
        )


def _frozen_row(line: Line) -> Row:
    label = ", ".join(filter(None, [plain(line.indicator), plain(line.breakdown)]))
    if not line.is_known:
        return _row(label, t("non renseigné"), "", "")
    value = "" if line.value == "n.d." else line.value
    words = plain(value_words(value, line.unit))
    return _row(label, words, span_words(Span.parse(line.period)), plain(line.source))
