"""A portrait in words: what opens its page, what a figure is called, where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from definitions.places import FigurePlace
from definitions.portraits import IndicatorDefinition
from domain.figures import FigureKey, FigureStatus, PlaceLevel, Saying
from i18n.formats import joined, long_day
from i18n.labels.figures import span_words, value_words
from i18n.labels.portraits import FIGURE_STATUS_WORD, LEVEL_WORD
from queries.portraits.figures import FigureState
from queries.portraits.sheet import Portrait
from ui import state as address
from ui.names import catalog
from ui.session import t, tn
from ui.widgets.text import plain

KEY_INDICATORS = ("taux-chomage", "part-ris")  # what readers look for first


def in_use() -> list[IndicatorDefinition]:
    return [indicator for indicator in catalog().indicators.indicators if not indicator.retired]


def opening_sentence(portrait: Portrait) -> str:
    """Say how much is known of the territory, the latest of it, and what is sought and not
    known."""
    indicators = in_use()
    own_indicators = {figure.key.indicator for figure in portrait.own}
    known = sum(indicator.key in own_indicators for indicator in indicators)
    count = tn("{n} indicateur a une valeur", "{n} indicateurs ont une valeur", known)
    missing = [
        indicator.title.lower()
        for indicator in indicators
        if indicator.key in KEY_INDICATORS and indicator.key not in own_indicators
    ]
    silent = t(" Non renseigné : {titles}.").format(titles=joined(missing)) if missing else ""
    return t("Pour {place}, {count} sur {all}.{silent}").format(
        place=plain(portrait.place.name), count=count, all=len(indicators), silent=silent
    )


def place_words(place: FigurePlace) -> str:
    """« Herstal », « Liège (province) »: two places around may share a name."""
    if place.level in (PlaceLevel.COMMUNE, PlaceLevel.REGION):
        return place.name
    level = t(LEVEL_WORD[place.level])
    return f"{place.name} ({level[:1].lower()}{level[1:]})"


def indicator_title(key: str) -> str:
    indicator = catalog().indicators.by_key.get(key)
    return indicator.title if indicator else key


def breakdown_title(key: FigureKey) -> str:
    """« Âge : moins de 25 ans », or nothing for the whole."""
    indicator = catalog().indicators.by_key.get(key.indicator)
    titles = catalog().indicators.cell_titles(indicator) if indicator else {}
    return titles.get(key.breakdown, key.breakdown)


def figure_name(key: FigureKey) -> str:
    """« Population, Âge : 0 à 17 ans (Herstal, 2024) »."""
    parts = [indicator_title(key.indicator), *filter(None, [breakdown_title(key)])]
    place = next(
        (place_words(place) for place in catalog().places if (place.level, place.key) == (key.level, key.place)),
        key.place,
    )  # fmt: skip
    return f"{', '.join(parts)} ({place}, {span_words(key.span)})"


def export_links(territory: str) -> str:
    """The ways to take the figures away, those of the day looked at."""
    moment = urlencode(address.moment_params())
    end = f"?{moment}" if moment else ""
    csv, xlsx = (f"/fichiers/portraits/{territory}.{kind}{end}" for kind in ("csv", "xlsx"))
    return t("Emporter les valeurs : [CSV]({csv}) · [classeur XLSX]({xlsx})").format(
        csv=csv, xlsx=xlsx
    )


def statement_words(state: FigureState) -> str:
    return value_words(state.saying.value, state.saying.unit)


def cautions(saying: Saying) -> Iterator[str]:
    """What a reader must know beside the value: what the source says of it, that it compares badly."""
    if saying.status is not FigureStatus.UNKNOWN:
        yield t(FIGURE_STATUS_WORD[saying.status])
    if saying.break_note:
        yield t("rupture de série")


def remarks(saying: Saying) -> Iterator[str]:
    """When it was read, under which licence, why it compares badly."""
    if saying.extracted_on:
        yield t("relevé le {day}").format(day=long_day(saying.extracted_on))
    yield t("licence {name}").format(name=saying.licence or t("non renseignée"))
    if saying.break_note:
        yield t("rupture de série : {note}").format(note=saying.break_note.rstrip("."))
