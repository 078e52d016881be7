"""The calendar of the phases: what is known, drawn as precisely as it is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.dates import PartialDate
from domain.phases import PhaseStatus
from ui.session import t
from ui.widgets.mount import mount

SHORT_MONTHS = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin",
    "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip


class BarKind(StrEnum):
    REAL = "real"
    PLANNED = "planned"


class PointKind(StrEnum):
    ACTUAL = "actual"
    FORECAST = "forecast"
    PLANNED = "planned"


class Shape(StrEnum):
    """What a mark is about."""

    MILESTONE = "diamond"  # or an event
    DELIVERABLE = "square"
    MEETING = "circle"
    REPORT = "triangle"


@dataclass(frozen=True, slots=True)
class Bar:
    """A span of time. An open end is known to reach further, nobody knows how far; an end
    « at the latest » may have come on any earlier day."""

    start: PartialDate | None
    end: PartialDate | None
    kind: BarKind
    status: PhaseStatus
    open_start: bool = False
    open_end: bool = False
    at_latest: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One date of a mark, and what it is in words."""

    on: PartialDate
    kind: PointKind
    title: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A milestone, an event, a deliverable, a meeting, a report: its name, drawn where there is
    room, and its dates, at least one."""

    name: str
    points: tuple[Point, ...]
    shape: Shape = Shape.MILESTONE


@dataclass(frozen=True, slots=True)
class Line:
    """One phase, the events outside the phases, or a layer; with nothing known it says so."""

    key: str
    title: str
    sentence: str  # everything the drawing shows, in words
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()
    brief: str = ""  # its title where there is little room


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one territory, or of what concerns them all."""

    title: str
    lines: tuple[Line, ...]


def calendar(
    *,
    sections: Sequence[Section],
    today: date,
    as_of: date | None,
    caption: str,
    key: str,
    selected: str | None = None,
) -> str | None:
    """Draw the calendar; the key of the line chosen in this run, or None."""
    lines = [line for section in sections for line in section.lines]
    if not lines:
        return None
    first, last = _range(lines, [today, as_of or today])
    data = {
        "caption": caption,
        "words": _words(),
        "first": first.toordinal(),
        "last": last.toordinal(),
        "months": [
            [day.toordinal(), day.month, SHORT_MONTHS[day.month - 1], day.year]
            for day in _months(first, last)
        ],
        "days": _days(today, as_of),
        "selected": selected,
        "sections": [
            [section.title, [_line(line) for line in section.lines]] for section in sections
        ],
    }
    chosen = mount("calendar", data=data, key=key)
    # What a browser sends back is not trusted: only a line that was drawn can be chosen.
    return next((line.key for line in lines if line.key == chosen), None)


def _words() -> dict[str, str]:
    return {
        "nothing": t("non renseigné"),
        "real": t("réel"),
        "planned": t("prévu"),
        "open": t("fin ou début non connus"),
        "soft": t("connu au mois près"),
        "latest": t("fini au plus tard à ce trait"),
        "actual": t("réel"),
        "expected": t("prévu ou estimé"),
        "legend": t("Légende"),
        "diamond": t("jalon ou événement"),
        "square": t("livrable"),
        "circle": t("réunion"),
        "triangle": t("rapport"),
        "zoom": t("Étendue montrée"),
        "all": t("Tout"),
        "year": t("Un an"),
        "quarter": t("Trois mois"),
    }


def _days(today: date, as_of: date | None) -> list[list[object]]:
    days = (
        [[as_of.toordinal(), "as-of", t("État au {day}").format(day=f"{as_of:%d/%m/%Y}")]]
        if as_of
        else []
    )
    return [*days, [today.toordinal(), "today", t("Aujourd’hui")]]


def _range(lines: Sequence[Line], days: Sequence[date]) -> tuple[date, date]:
    """Whole quarters around everything that is drawn, with room for open ends."""
    spans = [when for line in lines for bar in line.bars for when in (bar.start, bar.end) if when]
    spans += [point.on for line in lines for mark in line.marks for point in mark.points]
    # Whole months around, or an open end would be drawn as if it stopped at the frame.
    first = min([*days, *(span.first for span in spans)]) - timedelta(days=31)
    last = max([*days, *(span.last for span in spans)]) + timedelta(days=62)
    return date(first.year, (first.month - 1) // 3 * 3 + 1, 1), date(last.year, last.month, 1)


def _months(first: date, last: date) -> list[date]:
    count = 12 * (last.year - first.year) + last.month - first.month
    return [_month(first, number) for number in range(count)]


def _month(first: date, number: int) -> date:
    years, month = divmod(first.month - 1 + number, 12)
    return date(first.year + years, month + 1, 1)


def _line(line: Line) -> dict[str, object]:
    return {
        "key": line.key,
        "title": line.title,
        "brief": line.brief or line.title,
        "sentence": line.sentence,
        "bars": [_bar(bar) for bar in line.bars if bar.start or bar.end],
        "marks": [_mark(mark) for mark in line.marks],
    }


def _mark(mark: Mark) -> list[object]:
    points = [[*_span(point.on), str(point.kind), point.title] for point in mark.points]
    return [mark.name, str(mark.shape), points]


def _bar(bar: Bar) -> list[object]:
    ends = [*_span(bar.start), *_span(bar.end)]
    return [*ends, str(bar.kind), str(bar.status), bar.open_start, bar.open_end, bar.at_latest]


def _span(when: PartialDate | None) -> list[int | None]:
    return [when.first.toordinal(), when.last.toordinal()] if when else [None, None]
