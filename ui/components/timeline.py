"""From states, milestones and events to the lines of the calendar, and to its table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from definitions import names
from definitions.phases import PhaseDefinition
from domain.dates import PartialDate
from domain.phases import CLOSED, RUNNING
from i18n.formats import long_date, short_date, since_date
from i18n.labels import ATTRIBUTE_WORD
from queries.facts import FactRow
from queries.phases import PhaseState
from ui.components.calendar import Bar, BarKind, Diamond, DiamondKind, Line, Section
from ui.components.portfolio import States, catalog, name_of, state_sentence
from ui.components.text import plain
from ui.session import t

EVENTS = "events"
KINDS = {
    "actual_on": DiamondKind.ACTUAL,
    "forecast_on": DiamondKind.FORECAST,
    "planned_on": DiamondKind.PLANNED,
    "occurred_on": DiamondKind.ACTUAL,
}
Milestones = Mapping[tuple[str, str], Sequence[FactRow]]  # by (territory, phase)


def by_phase(milestones: Sequence[FactRow]) -> Milestones:
    """Milestone facts under the territory and the phase that they belong to."""
    found: dict[tuple[str, str], list[FactRow]] = defaultdict(list)
    for fact in milestones:
        _, place, key = fact.subject.split("/")
        found[place, key.split(".")[0]].append(fact)
    return found


def sections(
    states: States, events: Sequence[FactRow], milestones: Milestones, places: Sequence[str]
) -> list[Section]:
    """What concerns every territory first, then one section a territory."""
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
    told = " ; ".join(f"{long_date(one.on)} : {one.title}" for one in diamonds)
    return Line(EVENTS, t("Préparation et marché"), told or t("non renseigné"), (), tuple(diamonds))


def _line(phase: PhaseDefinition, state: PhaseState, milestones: Sequence[FactRow]) -> Line:
    diamonds = [_milestone(fact) for fact in milestones]
    told = "".join(f" ; {_told(fact)}" for fact in milestones)
    return Line(
        key=f"{state.territory}/{state.phase}",
        title=f"{phase.position}. {phase.title.fr}",
        sentence=state_sentence(state) + told,
        bars=tuple(_bars(state)),
        diamonds=tuple(diamonds),
    )


def _key(fact: FactRow) -> str:
    return fact.subject.split("/")[-1]


def _milestone(fact: FactRow) -> Diamond:
    return _diamond(fact, names.milestone_title(catalog(), _key(fact)))


def _told(fact: FactRow) -> str:
    """« Réunion de lancement, date réelle : mars 2023 »: planned and real are never mixed."""
    milestone = _milestone(fact)
    word = t(ATTRIBUTE_WORD[fact.attribute]).lower()
    return f"{milestone.title}, {word} : {long_date(milestone.on)}"


def _diamond(fact: FactRow, title: str) -> Diamond:
    at_latest = f" ({since_date(fact.effective, at_latest=True)})" if fact.at_latest else ""
    return Diamond(PartialDate.parse(fact.value), KINDS[fact.attribute], title + at_latest)


def _bars(state: PhaseState) -> list[Bar]:
    """The plan, hollow, and beside it what is known to be real: no more than that is drawn."""
    found = []
    if state.planned_start or state.planned_end:
        found.append(_bar(state, state.planned_start, state.planned_end, BarKind.PLANNED))
    if state.status in CLOSED | RUNNING:
        found.append(_real_bar(state))
    return found


def _real_bar(state: PhaseState) -> Bar:
    start = state.actual_start or (state.since if state.status in RUNNING else None)
    open_start = state.actual_start is None and (state.at_latest or start is None)
    if state.status in CLOSED:
        end = state.actual_end or state.since
        return Bar(start, end, BarKind.REAL, state.status, open_start=open_start)
    heard = PartialDate(state.last_news_on) if state.last_news_on else None
    return Bar(start, heard, BarKind.REAL, state.status, open_start=open_start, open_end=True)


def _bar(
    state: PhaseState, start: PartialDate | None, end: PartialDate | None, kind: BarKind
) -> Bar:
    return Bar(start, end, kind, state.status, open_start=start is None, open_end=end is None)


def table(states: States, places: Sequence[str]) -> list[dict[str, str]]:
    """The same content as the drawing, row by row."""
    return [
        {
            t("Territoire"): name_of(place),
            t("Phase"): plain(f"{phase.position}. {phase.title.fr}"),
            t("État"): state_sentence(state := states[place, phase.key]),
            t("Début prévu"): short_date(state.planned_start),
            t("Début réel"): short_date(state.actual_start),
            t("Fin prévue"): short_date(state.planned_end),
            t("Fin réelle"): short_date(state.actual_end),
        }
        for place in places
        for phase in catalog().phases
    ]


def events_table(events: Sequence[FactRow]) -> list[dict[str, str]]:
    """The events outside the phases, each with its source."""
    return [
        {
            t("Date"): long_date(PartialDate.parse(fact.value)),
            t("Événement"): names.event_title(catalog(), _key(fact)),
            t("Source"): names.source_title(catalog(), fact.source_key) if fact.source_key else "",
        }
        for fact in events
    ]
