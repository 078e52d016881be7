"""What may be laid over the calendar of the phases: deliverables, meetings, reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from domain.addresses import Param
from domain.dates import PartialDate
from domain.meetings import MeetingStatus
from domain.permissions import Permission
from queries.deliverables.list import deliverables_on
from queries.deliverables.states import DeliverableState
from queries.meetings.states import MeetingState, meetings_on
from queries.milestones.states import MilestoneState
from queries.reports.states import ReportState, reports_on
from ui import state as address
from ui.components.meetings.words import state_words
from ui.components.milestones.timeline import PhaseMarks, milestone_mark, said_of
from ui.components.phases.words import States, state_sentence
from ui.components.reports.words import period_words, standing_words
from ui.links import link, phase_link
from ui.names import lot_name, name_of
from ui.navigation import MEETINGS, REPORTS
from ui.session import ask, can, moment, t
from ui.widgets.calendar import Line, Mark, Point, PointKind, Shape
from ui.widgets.filters import keep_only

DELIVERABLES_LAYER, MEETINGS_LAYER, REPORTS_LAYER = "livrables", "reunions", "rapports"
SHOWN = "oui"
CANCELLED = MeetingStatus.CANCELLED


@dataclass(frozen=True, slots=True)
class Layers:
    """What is drawn beside phases and milestones, of the territories looked at."""

    deliverables: Sequence[DeliverableState] = ()
    meetings: Sequence[MeetingState] = ()
    reports: Sequence[ReportState] = ()

    def marks_with(self, milestones: Sequence[MilestoneState]) -> PhaseMarks:
        """By territory and phase, dated milestones, and the deliverables of that phase."""
        grouped: dict[tuple[str, str], list[Mark]] = defaultdict(list)
        for state in milestones:
            if mark := milestone_mark(state):
                grouped[state.territory, state.phase].append(mark)
        for one in self.deliverables:
            points = tuple(_of_deliverable(one))
            grouped[one.territory, one.phase].append(Mark(one.title, points, Shape.DELIVERABLE))
        return grouped

    @property
    def lines(self) -> Mapping[str, Sequence[Line]]:
        """A line of meetings and one of reports, by territory."""
        lines: dict[str, list[Line]] = defaultdict(list)
        meetings, reports = self._by_place()
        for layer, title, by_place in (
            (MEETINGS_LAYER, t("Réunions"), meetings),
            (REPORTS_LAYER, t("Rapports"), reports),
        ):
            for place, marks in by_place.items():
                key = f"{place}/{layer}"
                lines[place].append(Line(key, title, said_of(marks), (), tuple(marks)))
        return lines

    def _by_place(self) -> tuple[Mapping[str, list[Mark]], Mapping[str, list[Mark]]]:
        meetings: dict[str, list[Mark]] = defaultdict(list)
        reports: dict[str, list[Mark]] = defaultdict(list)
        for meeting in self.meetings:
            if day := meeting.day:
                meetings[meeting.territory].append(_meeting_mark(meeting, day))
        for report in self.reports:
            reports[report.territory].append(_report_mark(report))
        return meetings, reports


def show_boxes() -> None:
    """A box a layer; reports to who may read them."""
    for layer, label in (
        (DELIVERABLES_LAYER, t("Livrables")),
        (MEETINGS_LAYER, t("Réunions")),
        (REPORTS_LAYER, t("Rapports")),
    ):
        if layer != REPORTS_LAYER or can(Permission.REPORT_READ):
            keep_only(label, param=layer, word=SHOWN, value=_is_shown(layer))


def read_layers(places: Sequence[str]) -> Layers:
    """Ask for what the boxes say, of those territories; only what has a day."""
    deliverables = ask(deliverables_on, moment=moment()) if _is_shown(DELIVERABLES_LAYER) else ()
    meetings = ask(meetings_on, moment=moment()) if _is_shown(MEETINGS_LAYER) else ()
    reads = _is_shown(REPORTS_LAYER) and can(Permission.REPORT_READ)
    reports = ask(reports_on, moment=moment()) if reads else ()
    return Layers(
        [one for one in deliverables if one.territory in places and any(_of_deliverable(one))],
        [one for one in meetings if one.territory in places and one.status is not CANCELLED],
        [one for one in reports if one.territory in places],
    )


def _is_shown(layer: str) -> bool:
    return address.param(layer) == SHOWN


def _of_deliverable(one: DeliverableState) -> Iterator[Point]:
    """When it is due, when it was handed over, when it was accepted."""
    if one.due_on:
        yield _point(one.due_on, PointKind.PLANNED, one.title, t("à remettre"))
    if one.submitted_on:
        on = PartialDate(one.submitted_on)
        yield _point(on, PointKind.ACTUAL, one.title, t("remis"))
    if one.is_accepted and one.status_since:
        on = PartialDate(one.status_since)
        yield _point(on, PointKind.ACTUAL, one.title, t("accepté par le FOREm"))


def _point(on: PartialDate, kind: PointKind, title: str, what: str) -> Point:
    return Point(on, kind, f"{title}, {what}")


def _meeting_mark(meeting: MeetingState, day: PartialDate) -> Mark:
    kind = PointKind.ACTUAL if meeting.is_held else PointKind.PLANNED
    said = f"{meeting.title}, {state_words(meeting, moment().on).lower()}"
    return Mark(meeting.title, (Point(day, kind, said),), Shape.MEETING)


def _report_mark(report: ReportState) -> Mark:
    """On the day when it was sent, else when it is expected."""
    kind = PointKind.ACTUAL if report.sent_on else PointKind.PLANNED
    name = f"{lot_name(report.lot)}, {period_words(report.period)}"
    said = f"{name}, {standing_words(report, moment().on)}"
    on = PartialDate(report.sent_on or report.due_on)
    return Mark(name, (Point(on, kind, said),), Shape.REPORT)


def show_chosen(line: str, states: States) -> None:
    """What the line chosen is about, and where it leads."""
    place, _, layer = line.partition("/")
    where = {Param.TERRITORY: place}
    if (place, layer) in states:
        st.markdown(f"**{name_of(place)}** : {state_sentence(states[place, layer])}")
        phase_link(place, layer, t("Ouvrir cette phase"))
    elif not can(Permission.PROGRESS_READ, place):
        return
    elif layer == MEETINGS_LAYER:
        link(MEETINGS, t("Réunions : {place}").format(place=name_of(place)), **where)
    elif layer == REPORTS_LAYER:
        link(REPORTS, t("Rapports : {place}").format(place=name_of(place)), **where)
