"""From states, milestones and events to the lines of the calendar, and to its table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import streamlit as st

from definitions import names
from definitions.phases import PhaseDefinition
from domain.dates import PartialDate
from domain.phases import CLOSED, RUNNING
from domain.subjects import Subject
from i18n.formats import long_date, short_date, since_date
from i18n.labels.attributes import ATTRIBUTE_WORD
from i18n.sentences import real_end, real_start
from queries.facts import FactRow
from queries.milestones.states import MilestoneState
from queries.phases.states import PhaseState
from ui.components.phases.words import States, state_sentence
from ui.names import catalog, name_of
from ui.session import t
from ui.widgets.calendar import Bar, BarKind, Diamond, DiamondKind, Line, Section
from ui.widgets.tables import long_table
from ui.widgets.text import plain

EVENTS = "events"
Milestones = Mapping[tuple[str, str], Sequence[MilestoneState]]  # by (territory, phase)


def by_phase(milestones: Sequence[MilestoneState]) -> Milestones:
    """Milestones under the territory and the phase that they belong to."""
    grouped: dict[tuple[str, str], list[MilestoneState]] = defaultdict(list)
    for state in milestones:
        grouped[state.territory, state.phase].append(state)
    return grouped


def sections(
    states: States, events: Sequence[FactRow], milestones: Milestones, places: Sequence[str]
) -> list[Section]:
    """Return what concerns every territory first, then one section a territory."""
    outside = Section(t("Hors phase"), (_events_line(events),))
    return [outside, *(_section(place, states, milestones) for place in places)]


def _section(place: str, states: States, milestones: Milestones) -> Section:
    lines = [
        _line(phase, states[place, phase.key], milestones.get((place, phase.key), ()))
        for phase in catalog().phases
    ]
    return Section(name_of(place), tuple(lines))


def _events_line(events: Sequence[FactRow]) -> Line:
    diamonds = [_diamond(fact, names.event_title(catalog(), _key(fact))) for fact in events]
    sentence = " ; ".join(f"{long_date(diamond.on)} : {diamond.title}" for diamond in diamonds)
    return Line(
        EVENTS, t("Préparation et marché"), sentence or t("non renseigné"), (), tuple(diamonds)
    )


def _line(phase: PhaseDefinition, state: PhaseState, milestones: Sequence[MilestoneState]) -> Line:
    diamonds = [diamond for milestone in milestones for diamond in _diamonds(milestone)]
    sentence = "".join(f" ; {diamond.title} : {long_date(diamond.on)}" for diamond in diamonds)
    return Line(
        key=f"{state.territory}/{state.phase}",
        title=f"{phase.position}. {phase.title.fr}",
        sentence=state_sentence(state) + sentence,
        bars=tuple(_bars(state)),
        diamonds=tuple(diamonds),
    )


def _key(fact: FactRow) -> str:
    return Subject.parse(fact.subject).key


def _diamond(fact: FactRow, title: str) -> Diamond:
    return Diamond(PartialDate.parse(fact.value), DiamondKind.ACTUAL, title)


def _diamonds(state: MilestoneState) -> Iterator[Diamond]:
    """The plan beside what is estimated, or beside what is real: the distance is the slip."""
    at_latest = (
        f" ({since_date(state.actual_on, at_latest=True)})"
        if state.actual_on and state.at_latest
        else ""
    )
    if state.planned_on:
        yield Diamond(state.planned_on, DiamondKind.PLANNED, _titled(state, "planned_on"))
    # Once it is reached, an estimate is history and stands in the history.
    if state.forecast_on and not state.actual_on:
        yield Diamond(state.forecast_on, DiamondKind.FORECAST, _titled(state, "forecast_on"))
    if state.actual_on:
        yield Diamond(state.actual_on, DiamondKind.ACTUAL, _titled(state, "actual_on") + at_latest)


def _titled(state: MilestoneState, attribute: str) -> str:
    """« Réunion de lancement, date réelle »: planned and real are never mixed."""
    return f"{state.title}, {t(ATTRIBUTE_WORD[attribute]).lower()}"


def _bars(state: PhaseState) -> list[Bar]:
    """The plan, hollow, and beside it what is known to be real: no more than that is drawn."""
    bars = []
    if state.planned_start or state.planned_end:
        bars.append(_bar(state, state.planned_start, state.planned_end, BarKind.PLANNED))
    if state.status in CLOSED | RUNNING:
        bars.append(_real_bar(state))
    return bars


def _real_bar(state: PhaseState) -> Bar:
    start = state.actual_start or (state.since if state.status in RUNNING else None)
    open_start = state.actual_start is None and (state.at_latest or start is None)
    if state.status in CLOSED:
        end, at_latest = real_end(state)
        return Bar(
            start,
            end or state.since,
            BarKind.REAL,
            state.status,
            open_start=open_start,
            at_latest=at_latest,
        )
    # Drawn as far as somebody spoke of it, and open beyond: nobody said that it runs today.
    heard = PartialDate(state.last_news_on) if state.last_news_on else None
    return Bar(start, heard, BarKind.REAL, state.status, open_start=open_start, open_end=True)


def _bar(
    state: PhaseState, start: PartialDate | None, end: PartialDate | None, kind: BarKind
) -> Bar:
    return Bar(start, end, kind, state.status, open_start=start is None, open_end=end is None)


def table(states: States, places: Sequence[str]) -> list[dict[str, str]]:
    """Show what the drawing shows, row by row."""
    return [
        {
            t("Territoire"): name_of(place),
            t("Phase"): plain(f"{phase.position}. {phase.title.fr}"),
            t("État"): state_sentence(state := states[place, phase.key]),
            t("Début prévu"): short_date(state.planned_start),
            t("Début réel"): _bounded(*real_start(state)),
            t("Fin prévue"): short_date(state.planned_end),
            t("Fin réelle"): _bounded(*real_end(state)),
        }
        for place in places
        for phase in catalog().phases
    ]


def _bounded(when: PartialDate | None, at_latest: bool) -> str:
    """A date of the table; « au plus tard » where the source gives no more."""
    return since_date(when, at_latest=True) if when and at_latest else short_date(when)


def show_events(events: Sequence[FactRow]) -> None:
    """The events outside the phases, each with its source."""
    if not events:
        return
    st.subheader(t("Événements hors phase"))
    rows = [
        {
            t("Date"): long_date(PartialDate.parse(fact.value)),
            t("Événement"): names.event_title(catalog(), _key(fact)),
            t("Source"): names.source_title(catalog(), fact.source_key) if fact.source_key else "",
        }
        for fact in events
    ]
    long_table(rows)
