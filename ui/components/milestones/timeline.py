"""From states, milestones and events to the lines of the calendar, and to its table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from definitions import names
from definitions.phases import PhaseDefinition
from domain.dates import PartialDate
from domain.phases import CLOSED, RUNNING
from domain.subjects import Subject
from i18n.formats import long_date, since_date
from i18n.labels.attributes import ATTRIBUTE_WORD
from i18n.sentences import real_end
from queries.facts import FactRow
from queries.milestones.states import MilestoneState
from queries.phases.states import PhaseState
from ui.components.phases.words import States, state_sentence
from ui.names import catalog, name_of
from ui.session import t
from ui.widgets.calendar import Bar, BarKind, Line, Mark, Point, PointKind, Section

EVENTS = "events"
PhaseMarks = Mapping[tuple[str, str], Sequence[Mark]]  # by (territory, phase)


def milestone_mark(state: MilestoneState) -> Mark | None:
    """What is drawn of a milestone; nothing of one that has no date."""
    points = tuple(_points(state))
    return Mark(state.title, points) if points else None


def sections(
    states: States,
    events: Sequence[FactRow],
    marks: PhaseMarks,
    places: Sequence[str],
    layers: Mapping[str, Sequence[Line]],
) -> list[Section]:
    """Return what concerns every territory first, then one section a territory: its phases, and the
    lines of the layers asked for."""
    outside = Section(t("Hors phase"), (_events_line(events),))
    return [outside, *(_section(place, states, marks, layers.get(place, ())) for place in places)]


def _section(place: str, states: States, marks: PhaseMarks, layers: Sequence[Line]) -> Section:
    lines = [
        _line(phase, states[place, phase.key], marks.get((place, phase.key), ()))
        for phase in catalog().phases
    ]
    return Section(name_of(place), (*lines, *layers))


def _events_line(events: Sequence[FactRow]) -> Line:
    marks = [_event_mark(fact) for fact in events]
    return Line(
        EVENTS, t("Préparation et marché"), said_of(marks) or t("non renseigné"), (), tuple(marks)
    )


def said_of(marks: Sequence[Mark]) -> str:
    """« Comité, tenue : 12 mai 2024 ; … »: every date of the marks, in words."""
    points = [point for mark in marks for point in mark.points]
    return "\u00a0; ".join(f"{point.title}\u00a0: {long_date(point.on)}" for point in points)


def _line(phase: PhaseDefinition, state: PhaseState, marks: Sequence[Mark]) -> Line:
    return Line(
        key=f"{state.territory}/{state.phase}",
        title=phase.numbered_title,
        sentence="\u00a0; ".join(filter(None, (state_sentence(state), said_of(marks)))),
        bars=tuple(_bars(state)),
        marks=tuple(marks),
        brief=phase.brief_title,
    )


def _key(fact: FactRow) -> str:
    return Subject.parse(fact.subject).key


def _event_mark(fact: FactRow) -> Mark:
    title = names.event_title(catalog(), _key(fact))
    return Mark(title, (Point(PartialDate.parse(fact.value), PointKind.ACTUAL, title),))


def _points(state: MilestoneState) -> Iterator[Point]:
    """The plan beside what is estimated, or beside what is real: the distance is the slip."""
    at_latest = (
        f" ({since_date(state.actual_on, at_latest=True)})"
        if state.actual_on and state.at_latest
        else ""
    )
    if state.planned_on:
        yield Point(state.planned_on, PointKind.PLANNED, _titled(state, "planned_on"))
    # Once it is reached, an estimate is history and stands in the history.
    if state.forecast_on and not state.actual_on:
        yield Point(state.forecast_on, PointKind.FORECAST, _titled(state, "forecast_on"))
    if state.actual_on:
        yield Point(state.actual_on, PointKind.ACTUAL, _titled(state, "actual_on") + at_latest)


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
