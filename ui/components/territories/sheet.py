"""What is known of a territory: each value with its date and its source, or « non renseigné »."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from definitions.phases import PhaseDefinition
from definitions.territories import Measure, Place, Point, Sourced, TerritoryDefinition
from domain.addresses import Param
from domain.dates import PartialDate
from domain.errors import N_
from domain.milestones import Horizon
from i18n.formats import capitalised, grouped, joined, long_date
from queries.deliverables.list import deliverables_on
from queries.following.due import Due, DueFilter, due_list
from queries.gates.weather import PhaseWeather
from queries.phases.states import PhaseState
from ui import state
from ui.components.following import due as due_lists
from ui.components.gates.weather_words import level_word
from ui.components.phases import twins
from ui.components.phases.words import States, state_sentence
from ui.links import DUE_ORIGIN, link, territory_href
from ui.names import catalog
from ui.navigation import DELIVERABLES, DUE, PHASE
from ui.session import ask, moment, t, tn
from ui.targets import target
from ui.widgets import locator
from ui.widgets.glyphs import STATUS
from ui.widgets.link_lists import link_lists
from ui.widgets.tables import NOTHING, Cells, cell, record_table
from ui.widgets.text import small

NEXT_SHOWN = 5
NOTHING_NEXT = N_("Rien n’est en retard, et aucune échéance n’est connue dans les 90 jours.")
Weathers = Mapping[tuple[str, str], PhaseWeather]


@dataclass(frozen=True, slots=True)
class Line:
    """One value; without a source nothing is known."""

    label: str
    value: str = ""
    source: str | None = None
    on: PartialDate | None = None  # the day it was true; else the day of the source counts


def show_table(place: TerritoryDefinition) -> None:
    """Folded: codes and coordinates are looked up, and not read."""
    with st.expander(
        t("Fiche : codes, population, coordonnées, sources"), icon=":material/list_alt:"
    ):
        name = t("Fiche de {place}").format(place=place.name)
        rows = map(_cells, _lines(place))
        record_table(rows, name=name, key="territory_file", is_sorted=False)


def _cells(line: Line) -> Cells:
    known = line.source is not None
    return {
        t("Donnée"): line.label,
        t("Valeur"): line.value if known else t("non renseigné"),
        t("Source et date"): _origin(line) if known else NOTHING,
    }


def _origin(line: Line) -> str:
    """Three columns rather than four: a telephone is narrow."""
    assert line.source
    source = catalog().source(line.source)
    on = line.on or source.on
    when = long_date(on) if on else t("sans date connue")
    return f"{source.title}, {source.publisher} ({when})"


def _lines(place: TerritoryDefinition) -> Iterator[Line]:
    yield Line(t("Sélection"), t("territoire pilote"), place.selection.reference)
    yield Line(t("Code NIS"), place.nis.code, place.nis.source, place.nis.vintage)
    yield _named(t("Région"), place.region)
    yield _named(t("Province"), place.province)
    yield _named(t("Arrondissement"), place.arrondissement)
    yield _named(t("Bassin EFE"), place.bassin_efe)
    yield _listed(t("Codes postaux"), postal_codes(place), place.postal_codes)
    yield _listed(t("Sections"), sections(place), place.sections)
    yield _listed(t("Communes voisines"), neighbours(place), place.neighbours)
    yield _point(t("Centre de la localité"), place.coordinates.town_centre)
    yield _point(t("Centre géométrique"), place.coordinates.centroid)
    yield from _measures(t("Superficie"), place.area)
    yield from _measures(t("Population"), place.population)


def postal_codes(place: TerritoryDefinition) -> Sequence[str]:
    return place.postal_codes.codes if place.postal_codes else ()


def sections(place: TerritoryDefinition) -> Sequence[str]:
    return place.sections.names if place.sections else ()


def neighbours(place: TerritoryDefinition) -> Sequence[str]:
    return [commune.name for commune in place.neighbours.communes] if place.neighbours else []


def _named(label: str, place: Place | None) -> Line:
    return Line(label, place.name, place.source) if place else Line(label)


def _listed(label: str, values: Sequence[str], origin: Sourced | None) -> Line:
    return Line(label, ", ".join(values), origin.source) if origin else Line(label)


def _point(label: str, point: Point | None) -> Line:
    if point is None:
        return Line(label)
    latitude, longitude = (f"{degrees:.4f}".replace(".", ",") for degrees in (point.lat, point.lon))
    value = t("{lat}° de latitude nord, {lon}° de longitude est")
    return Line(label, value.format(lat=latitude, lon=longitude), point.source)


def _measures(label: str, measures: Iterable[Measure]) -> Iterator[Line]:
    lines = [
        Line(label, f"{_number(measure.value)}\u00a0{measure.unit}", measure.source, measure.on)
        for measure in measures
    ]
    yield from lines or [Line(label)]


def _number(value: float) -> str:
    return grouped(int(value) if value == int(value) else value)


def show_situation(place: TerritoryDefinition, seen: Iterable[str]) -> None:
    """Show where it lies, drawn and told; opens the territory that is chosen in the drawing."""
    opened = _situation(place, seen)
    if opened and opened != place.key:
        state.set_param(Param.TERRITORY, opened)
        st.rerun()


def _situation(place: TerritoryDefinition, seen: Iterable[str]) -> str | None:
    known = [catalog().territory(key) for key in seen]
    places = [located for territory in known if (located := _located(territory))]
    st.markdown(where(place))
    if not places:
        st.markdown(small(t("Aucune coordonnée connue : rien n’est dessiné.")))
        return None
    return locator.locator(
        places=places,
        caption=t("Situation des territoires, d’après leurs coordonnées ; aucun fond de carte"),
        key="locator",
        selected=place.key,
    )


def _located(place: TerritoryDefinition) -> locator.Place | None:
    point = place.coordinates.town_centre or place.coordinates.centroid
    if point is None:
        return None
    return locator.Place(
        place.key, place.name, point.lat, point.lon, where(place), territory_href(place.key)
    )


def where(place: TerritoryDefinition) -> str:
    """« Province : Liège ; communes voisines : Juprelle, Liège et Oupeye. »"""
    return t("Province : {province} ; communes voisines : {around}.").format(
        province=place.province.name, around=joined(list(neighbours(place))) or t("non renseigné")
    )


def show_phases(place: TerritoryDefinition, states: States, weather: Weathers) -> None:
    """Each phase with where it stands and its weather, as the way to its page."""
    record_table(phase_rows(place.key, states, weather), name=t("Phases"), key="phases")
    twins.show_page_link(place.key)


def phase_rows(territory: str, states: States, weather: Weathers) -> list[Cells]:
    return [
        _phase_cells(phase, states[territory, phase.key], weather.get((territory, phase.key)))
        for phase in catalog().phases
    ]


def _phase_cells(phase: PhaseDefinition, state: PhaseState, weather: PhaseWeather | None) -> Cells:
    params = {Param.TERRITORY: state.territory, Param.PHASE: phase.key}
    title = phase.numbered_title
    return {
        t("Phase"): cell(title, target(PHASE, **params), order=phase.key),
        t("État"): cell(capitalised(state_sentence(state)), sign=STATUS[state.status].sign),
        t("Météo"): level_word(weather.shown) if weather else NOTHING,
    }


def show_next(territory: str) -> None:
    """What is late, else comes next: five lines, and the way to the others."""
    listed = due_lists.due_list(
        t("Prochaines dates"),
        next_dues(territory),
        t(NOTHING_NEXT),
        origin=DUE_ORIGIN,
        shown=NEXT_SHOWN,
        way=target(DUE, **{Param.TERRITORY: territory}),
    )
    link_lists([[listed]], key="next")


def next_dues(territory: str) -> list[Due]:
    """What is late, then what comes within 90 days."""
    dues = ask(due_list, moment=moment(), wanted=DueFilter(territory=territory))
    wanted = (Horizon.OVERDUE, Horizon.WITHIN_30, Horizon.WITHIN_90)
    return [due for horizon in wanted for due in dues.of(horizon)]


def show_accepted(territory: str) -> None:
    """« 2 livrables acceptés sur 43 », as the way to them."""
    link(DELIVERABLES, accepted_words(territory), DELIVERABLES.icon, **{Param.TERRITORY: territory})


def accepted_words(territory: str) -> str:
    every = ask(deliverables_on, moment=moment(), territory=territory)
    accepted = sum(deliverable.is_accepted for deliverable in every)
    words = tn("{n} livrable accepté", "{n} livrables acceptés", accepted)
    return t("{accepted} sur {total}").format(accepted=words, total=len(every))
