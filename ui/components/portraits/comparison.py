"""One indicator here and elsewhere: bars, the same in a sentence, the same in a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from definitions.places import FigurePlace
from definitions.portraits import IndicatorDefinition
from domain.figures import PlaceLevel
from i18n.formats import joined
from i18n.labels.figures import span_words
from queries.portraits.figures import FigureState, latest
from queries.portraits.sheet import Portrait
from ui import state
from ui.components.portraits.tables import figure_cells
from ui.components.portraits.words import KEY_INDICATORS, in_use, place_words, statement_words
from ui.names import catalog
from ui.session import t
from ui.widgets.bars import Bar, BarGroup, bars
from ui.widgets.selectors import choose
from ui.widgets.tables import Group, Row, Table, record_tables
from ui.widgets.text import plain

INDICATOR = "indicateur"
ALWAYS = (PlaceLevel.COMMUNE, PlaceLevel.PROVINCE, PlaceLevel.REGION)
Found = Mapping[tuple[str, str, str, str], FigureState]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared: the places, in order, and the last figure of each part."""

    indicator: IndicatorDefinition
    places: tuple[FigurePlace, ...]
    parts: tuple[str, ...]  # keys of the breakdown, « » for the whole
    figures: Found

    def figure(self, place: FigurePlace, part: str) -> FigureState | None:
        return self.figures.get((place.level, place.key, self.indicator.key, part))

    def drawn(self, part: str) -> list[FigurePlace]:
        """The places to draw for that part. With several parts those where it is known: the
        sentence names the others once, instead of an empty line in each."""
        known = [place for place in self.places if self.figure(place, part)]
        return known if len(self.parts) > 1 else list(self.places)


def show_comparison(portrait: Portrait) -> None:
    """The indicator of the address, else the one that most is known of."""
    figures = latest(portrait.everywhere)
    known = {indicator for _, _, indicator, _ in figures}
    offered = {
        indicator.key: indicator
        for indicator in in_use()
        if indicator.compares and indicator.key in known
    }
    st.header(t("Comparer"), anchor="comparer")
    if not offered:
        st.info(t("Aucun taux n’est encore renseigné : ajoutez une valeur pour comparer."))
        return
    asked = state.param(INDICATOR)
    key = asked if asked in offered else _best_known(offered, figures)
    choose(
        t("Indicateur"), list(offered), param=INDICATOR, value=key,
        format_func=lambda key: offered[key].title,
    )  # fmt: skip
    _show(_comparison(portrait, offered[key], figures), portrait.place)


def _best_known(offered: Mapping[str, IndicatorDefinition], figures: Found) -> str:
    """The one known of most communes, then of most places; of several, what readers look for first."""
    places = {(indicator, level, place) for level, place, indicator, _ in figures}
    communes = Counter(key for key, level, _ in places if level == PlaceLevel.COMMUNE)
    everywhere = Counter(key for key, level, _ in places if level in ALWAYS)
    in_order = [*(key for key in KEY_INDICATORS if key in offered), *offered]
    return max(in_order, key=lambda key: (communes[key], everywhere[key]))


def _comparison(portrait: Portrait, indicator: IndicatorDefinition, figures: Found) -> Comparison:
    """Communes, provinces and region always; the levels between them where something is known.
    Several parts are compared where they are known only: the sentence names the other places."""
    seen = {(place.level, place.key) for place in portrait.places}
    known = {(level, place) for level, place, key, _ in figures if key == indicator.key}
    shown = [
        place
        for place in catalog().places
        if place.level in indicator.levels
        and (place.level in ALWAYS or (place.level, place.key) in known)
        and _is_seen(portrait, place, seen)
    ]
    order = ["", *catalog().indicators.cell_titles(indicator)]
    parts = {part for _, _, key, part in figures if key == indicator.key}
    return Comparison(indicator, tuple(shown), tuple(key for key in order if key in parts), figures)


def _is_seen(portrait: Portrait, place: FigurePlace, around: set[tuple[PlaceLevel, str]]) -> bool:
    """The places of this portrait, and those of others for who sees them."""
    return (place.level, place.key) in around or (place.level, place.key) in portrait.elsewhere


def _show(comparison: Comparison, own: FigurePlace) -> None:
    titles = {"": ""} | dict(catalog().indicators.cell_titles(comparison.indicator))
    groups = [
        BarGroup(
            titles[part],
            tuple(_bar(comparison, place, part, own) for place in comparison.drawn(part)),
        )
        for part in comparison.parts
    ]
    st.markdown(sentence(comparison))
    caption = t("{title}, dernière valeur connue de chaque lieu").format(
        title=comparison.indicator.title
    )
    bars(groups, caption=caption, key="portrait_bars")
    _show_table(comparison, titles)


def _bar(comparison: Comparison, place: FigurePlace, part: str, own: FigurePlace) -> Bar:
    figure = comparison.figure(place, part)
    if figure is None:
        return Bar(place_words(place), t("non renseigné"), "", None, place == own)
    words, period = statement_words(figure), span_words(figure.key.span)
    number = figure.saying.number
    return Bar(place_words(place), words, period, number, place == own)


def _show_table(comparison: Comparison, titles: Mapping[str, str]) -> None:
    """The same figures with their sources, part by part where there are several."""
    has_parts = comparison.parts != ("",)
    groups = [
        Group(
            [
                Row({t("Lieu"): place_words(place)} | figure_cells(comparison.figure(place, part)))
                for place in comparison.drawn(part)
            ],
            (titles[part] or t("Ensemble")) if has_parts else "",
        )
        for part in comparison.parts
    ]
    record_tables([Table(groups, name=comparison.indicator.title)], key="comparison")


def sentence(comparison: Comparison) -> str:
    """Say what the bars show: every known value, who has none, and that periods differ."""
    titles = catalog().indicators.cell_titles(comparison.indicator)
    known, spans = [], set()
    silent = list(comparison.places)
    for part in comparison.parts:
        for place in comparison.places:
            if figure := comparison.figure(place, part):
                label = f"{titles[part]}, {place_words(place)}" if part else place_words(place)
                known.append(f"{label} {statement_words(figure)} ({span_words(figure.key.span)})")
                spans.add(figure.key.span)
                silent = [other for other in silent if other != place]
    sentence = f"{comparison.indicator.title} : {joined(known)}."
    if silent:
        names = joined([place_words(place) for place in silent])
        sentence += t(" Non renseigné : {places}.").format(places=names)
    # Figures of two years side by side look like a difference between places.
    if len(spans) > 1:
        sentence += t(" Les périodes diffèrent : comparez avec prudence.")
    return plain(sentence)
