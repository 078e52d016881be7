"""The figures of a territory by theme, each with its period and its source; what is unknown, said
so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

import streamlit as st

from definitions.portraits import IndicatorDefinition
from domain.portrait_documents import FrozenPortrait, Line
from domain.spans import Span
from i18n.formats import joined
from i18n.labels.figures import span_words, value_words
from i18n.labels.portraits import THEME_WORD
from queries.portraits.figures import FigureState
from queries.portraits.sheet import Portrait
from ui.components.portraits.words import (
    breakdown_title,
    cautions,
    in_use,
    indicator_title,
    place_words,
    remarks,
    statement_words,
)
from ui.names import catalog
from ui.session import t
from ui.widgets.tables import NOTHING, Cell, Cells, Group, Row, Table, cell, record_tables
from ui.widgets.text import plain, small


def by_theme(portrait: Portrait) -> None:
    """Every indicator of the method, in its order: one table of what is known, then, folded, what is
    not."""
    own = _by_indicator(portrait.own)
    groups = [
        Group(
            [_row(figure) for indicator in indicators for figure in own.get(indicator.key, [])],
            t(THEME_WORD[theme]),
        )
        for theme, indicators in groupby(in_use(), key=lambda indicator: indicator.theme)
    ]
    if own:
        record_tables([Table(groups, name=t("Indicateurs"))], key="figures")
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
    around: dict[str, list[Row]] = {}
    for figure in portrait.figures:
        if (figure.key.level, figure.key.place) != own:
            name = names[figure.key.level, figure.key.place]
            around.setdefault(name, []).append(_row(figure))
    none = t("Aucune valeur n’est connue à cette date pour la province et la Région.")
    groups = [Group(rows, name) for name, rows in around.items()]
    record_tables([Table(groups, t("Autour du territoire"), none)], key="neighbours")


def _by_indicator(figures: Sequence[FigureState]) -> dict[str, list[FigureState]]:
    return {
        key: list(some) for key, some in groupby(figures, key=lambda figure: figure.key.indicator)
    }


def _awaited(indicator: IndicatorDefinition) -> str:
    """« taux d’emploi (IWEPS) », in italics when the indicator is a proposal of ours."""
    title = plain(indicator.title[:1].lower() + indicator.title[1:])
    title = f"*{title}*" if indicator.is_proposal else title
    return f"{title} ({plain(indicator.producer)})"


def _row(state: FigureState) -> Row:
    indicator = catalog().indicators.by_key.get(state.key.indicator)
    name = Cell(
        [indicator_title(state.key.indicator)],
        note=breakdown_title(state.key),
        is_proposal=bool(indicator and indicator.is_proposal),
    )
    return Row({t("Indicateur"): name} | figure_cells(state))


def figure_cells(state: FigureState | None) -> Cells:
    """Its value with what is to be known beside it, its period, its source; the rest unfolds."""
    if state is None:
        return _cells(t("non renseigné"), NOTHING, NOTHING)
    saying, span = state.saying, state.key.span
    title = (saying.source, saying.url) if saying.url else saying.source
    number = f"{saying.number:020.6f}" if saying.number is not None else ""
    return _cells(
        cell(statement_words(state), note=joined(list(cautions(saying))), order=number),
        cell(span_words(span), order=str(span)),
        Cell([title], details=list(remarks(saying))),
    )


def _cells(value: Cell | str, period: Cell | str, source: Cell | str) -> Cells:
    return {t("Valeur"): value, t("Période"): period, t("Source"): source}


def show_frozen_versions(portrait: FrozenPortrait, place: str) -> None:
    """The words of a frozen portrait: those of the territory by theme, then what lay around it."""
    own, around = frozen_groups(portrait, place)
    tables = [
        Table(own, name=t("Indicateurs")),
        Table(around, t("Autour du territoire")),
    ]
    record_tables([table for table in tables if table.groups], key="frozen_figures")


def frozen_groups(portrait: FrozenPortrait, place: str) -> tuple[list[Group], list[Group]]:
    """The territory by theme, and what lay around it, by place."""
    # What was not known then is of no place, and stands with the territory as it did.
    own = [line for line in portrait.lines if line.place == place or not line.is_known]
    around = [line for line in portrait.lines if line.is_known and line.place != place]
    return (
        _frozen_groups(own, lambda line: line.theme),
        _frozen_groups(around, lambda line: f"{line.place} ({line.level.lower()})"),
    )


def _frozen_groups(lines: Sequence[Line], title: Callable[[Line], str]) -> list[Group]:
    rows: dict[str, list[Row]] = {}
    for line in lines:
        rows.setdefault(title(line), []).append(_frozen_row(line))
    return [Group(some, name) for name, some in rows.items()]


def _frozen_row(line: Line) -> Row:
    name = {t("Indicateur"): cell(line.indicator, note=line.breakdown)}
    if not line.is_known:
        return Row(name | figure_cells(None))
    value = "" if line.value == "n.d." else line.value
    span = Span.parse(line.period)
    period = cell(span_words(span), order=str(span))
    return Row(name | _cells(value_words(value, line.unit), period, line.source))
