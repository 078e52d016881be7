"""What portraits may not get wrong across files: unknown indicators, places, breakdowns, figures told twice."""

from __future__ import annotations

from collections.abc import Collection

from definitions.library import Library, Loaded
from definitions.places import places_of
from definitions.portraits import FigureDefinition, IndicatorDefinition, Indicators, Portraits
from definitions.problems import nearest
from definitions.reader import Document, Location
from domain.tables import folded


def check_portraits(library: Library) -> None:
    for indicators in library.indicators.loaded:
        _check_indicators(indicators, library)
        for portraits in library.portraits.loaded:
            _check_figures(portraits, indicators.value, library)


def _check_indicators(loaded: Loaded[Indicators], library: Library) -> None:
    document, value = loaded.document, loaded.value
    if library.phases.complete:
        phases = {phase.key for phase in library.phases.values}
        _known(document, ("phase",), value.phase, phases, "phase inconnue")
    ways = {breakdown.key for breakdown in value.breakdowns}
    keys: dict[str, str] = {}
    titles: dict[str, str] = {}
    for number, indicator in enumerate(value.indicators):
        _once(document, ("indicators", number, "key"), indicator.key, keys)
        _once(document, ("indicators", number, "title"), folded(indicator.title), titles)
        for place, way in enumerate(indicator.breakdowns):
            location = ("indicators", number, "breakdowns", place)
            _known(document, location, way, ways, "ventilation inconnue")


def _check_figures(loaded: Loaded[Portraits], indicators: Indicators, library: Library) -> None:
    if not library.territories.complete:
        return
    names = {(place.level, place.name) for place in places_of(library.territories.values)}
    seen: dict[str, str] = {}
    for number, figure in enumerate(loaded.value.figures):
        where: Location = ("figures", number)
        document = loaded.document
        places = {name for level, name in names if level is figure.level}
        _known(document, (*where, "place"), figure.place, places, "lieu inconnu à ce niveau")
        keys = indicators.by_key
        _known(document, (*where, "indicator"), figure.indicator, keys, "indicateur inconnu")
        if indicator := keys.get(figure.indicator):
            _check_part(document, (*where, "breakdown"), figure, indicator, indicators)
            _known(document, (*where, "level"), figure.level, indicator.levels, "niveau non prévu")
        _once(document, (*where, "indicator"), _figure_name(figure), seen)


def _check_part(
    document: Document,
    location: Location,
    figure: FigureDefinition,
    indicator: IndicatorDefinition,
    indicators: Indicators,
) -> None:
    """Unless its indicator names a breakdown that is not there, which was told already."""
    if set(indicator.breakdowns) <= {breakdown.key for breakdown in indicators.breakdowns}:
        cells = ["", *indicators.cell_titles(indicator)]
        _known(document, location, figure.breakdown, cells, "ventilation inconnue")


def _figure_name(figure: FigureDefinition) -> str:
    words = (figure.indicator, figure.level, figure.place, figure.breakdown, str(figure.period))
    return " ".join(word for word in words if word)


def _once(document: Document, location: Location, word: str, seen: dict[str, str]) -> None:
    place = document.place(location)
    if word in seen:
        what = f"« {word} » en double, déjà dit à la ligne {seen[word]}"
        document.report(place, what, "une fois")
    seen.setdefault(word, str(place[0] + 1))


def _known(
    document: Document, location: Location, word: str, known: Collection[str], what: str
) -> None:
    if word not in known:
        expected = "l’un de : " + ", ".join(sorted(known)[:12])
        document.report(
            document.place(location), f"{what} : « {word} »", expected, nearest(word, known)
        )
