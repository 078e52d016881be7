"""From what a person typed, in a form or in a file, to figures: every refusal beside its column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from definitions.places import FigurePlace
from definitions.portraits import IndicatorDefinition
from domain.exchanges import Changes, Reading
from domain.figures import (
    HIDDEN,
    BreakdownUnknown,
    DayAhead,
    FigureKey,
    FigureStatus,
    IndicatorUnknown,
    LevelRefused,
    PlaceReadOnly,
    PlaceUnknown,
    Saying,
    SpanNotOver,
    UnitDiffers,
    ValueHidden,
    parse_value,
)
from domain.files import AddressRefused
from domain.sheets import CellRemark
from domain.spans import Span
from domain.tables import (
    CellEmpty,
    CellProblem,
    LineReading,
    LineTwice,
    Table,
    TableLine,
    folded,
    parse_written_day,
)
from domain.unusual import Earlier, unusual_day, unusual_in
from domain.urls import is_usable
from i18n.labels.portraits import FIGURE_STATUS_WORD, LEVEL_WORD
from queries.context import Context
from queries.moment import Moment
from queries.portraits.figures import (
    FigureState,
    figures_on,
    places_around,
    shown,
    writable_places,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure as it was typed, and where it belongs."""

    key: FigureKey
    saying: Saying
    territory: str | None


Series = dict[Span, Decimal]
Correction = tuple[Entry, FigureState]  # what stands there now is the second
PortraitReading = Reading[Entry, Correction]


class EntryReader:
    """Reads lines of cells for one portrait; `lines_seen` finds the same figure told twice."""

    def __init__(self, ctx: Context, territory: str) -> None:
        self.today = ctx.today
        self.indicators = ctx.catalog.indicators
        self.places = {
            (folded(LEVEL_WORD[place.level]), folded(place.name)): place
            for place in places_around(ctx, territory)
        }
        self.writable = set(writable_places(ctx, territory))
        self.known = {
            word: indicator
            for indicator in self.indicators.indicators
            if not indicator.retired
            for word in (folded(indicator.title), indicator.key)
        }
        now = figures_on(ctx, moment=Moment(ctx.today), territory=territory)
        self.now = {figure.key.subject: figure for figure in now}
        self.told = shown(ctx, now)  # what a remark may speak of
        self.lines_seen: dict[str, int] = {}
        self.periods: dict[int, str] = {}  # as they are written, by line

    def read(self, line: TableLine) -> tuple[Entry | None, list[CellProblem]]:
        """The entry, or everything that is wrong with it."""
        reading = LineReading(line)
        place = reading.take("place", lambda text: self._place(line.cells["level"], text))
        indicator = reading.take("indicator", self._indicator)
        span = reading.take("period", self._span)
        self.periods[line.number] = line.cells["period"]
        breakdown = value = None
        if indicator:
            breakdown = reading.take("breakdown", lambda text: self._breakdown(indicator, text))
            value = reading.take("value", lambda text: read_value(indicator, text))
            reading.take("unit", lambda text: _check_unit(indicator, text))
            if place and place.level not in indicator.levels:
                reading.refuse("level", LevelRefused(indicator=indicator.title))
        said = _statement_in(reading, self.today)
        if reading.problems or not (place and indicator and span):
            return None, reading.problems
        key = FigureKey(place.level, place.key, indicator.key, breakdown or "", span)
        saying = replace(said, value=value or "", unit=indicator.unit)
        entry = reading.take("value", lambda _: self._kept(Entry(key, saying, place.territory)))
        reading.take("indicator", lambda _: self._once(key, line.number))
        return (None if reading.problems else entry), reading.problems

    def _place(self, level: str, name: str) -> FigurePlace:
        readable = self.places.get((folded(level), folded(name)))
        if readable is None:
            known = ", ".join(
                f"{place.name} ({LEVEL_WORD[place.level]})" for place in self.places.values()
            )
            raise PlaceUnknown(value=name[:80], known=known)
        if readable not in self.writable:
            raise PlaceReadOnly(value=readable.name)
        return readable

    def _indicator(self, text: str) -> IndicatorDefinition:
        indicator = self.known.get(folded(text))
        if indicator is None:
            raise IndicatorUnknown(value=text[:80])
        return indicator

    def _span(self, text: str) -> Span:
        span = Span.parse(text)
        if span.last > self.today:
            raise SpanNotOver(value=str(span))
        return span

    def _breakdown(self, indicator: IndicatorDefinition, text: str) -> str:
        titles = self.indicators.cell_titles(indicator)
        words = {folded(title): key for key, title in titles.items()} | {k: k for k in titles}
        if not text:
            return ""
        if folded(text) not in words:
            known = ", ".join(titles.values()) or "aucune"
            raise BreakdownUnknown(value=text[:80], indicator=indicator.title, known=known)
        return words[folded(text)]

    def _kept(self, entry: Entry) -> Entry:
        """« masqué » is what an export says of a value that it does not give away: it stays."""
        if entry.saying.value != HIDDEN:
            return entry
        present = self.now.get(entry.key.subject)
        if present is None:
            raise ValueHidden
        return replace(entry, saying=replace(entry.saying, value=present.saying.value))

    def remarks(self, changes: Changes[Entry, Correction]) -> Iterator[CellRemark]:
        """Yield what is unusual in what would be recorded: beside what stands there now, and beside
        the period before, recorded or of the same file."""
        present = {figure.key.subject: figure.saying.number for figure in self.told}
        entries = [*changes.added, *(entry for entry, _ in changes.changed)]
        series = self._series(entries)
        for entry in entries:
            number, before = entry.saying.number, present.get(entry.key.subject)
            line = self.lines_seen[entry.key.subject]
            if told := unusual_day(self.periods[line]):
                yield CellRemark(line, "period", told)
            if number is None or number == before:
                continue
            earlier = _earlier(series[entry.key.series], entry.key.span)
            compared = earlier if before is None else Earlier(before, entry.key.span)
            for told in unusual_in(number, entry.saying.unit, compared):
                yield CellRemark(line, "value", told)

    def _series(self, entries: Iterable[Entry]) -> Mapping[tuple[str, ...], Series]:
        """The numbers of each place, indicator and part, by their time, once all is recorded."""
        series: dict[tuple[str, ...], Series] = defaultdict(dict)
        recorded = ((figure.key, figure.saying) for figure in self.told)
        for key, saying in (*recorded, *((entry.key, entry.saying) for entry in entries)):
            if saying.number is not None:
                series[key.series][key.span] = saying.number
        return series

    def _once(self, key: FigureKey, number: int) -> None:
        if key.subject in self.lines_seen:
            raise LineTwice(other=self.lines_seen[key.subject])
        self.lines_seen[key.subject] = number


def _earlier(numbers: Series, span: Span) -> Earlier | None:
    """The last number of the same grain before that time."""
    before = [other for other in numbers if other.grain is span.grain and other.last < span.last]
    latest = max(before, key=lambda other: other.last, default=None)
    return Earlier(numbers[latest], latest) if latest else None


def read_value(indicator: IndicatorDefinition, text: str) -> str:
    """Read a value of that indicator as people write it (`domain.figures.parse_value`)."""
    return parse_value(
        text, unit=indicator.unit, indicator=indicator.title, counts=indicator.counts_people
    )


def _check_unit(indicator: IndicatorDefinition, text: str) -> None:
    if text and folded(text) != folded(indicator.unit):
        raise UnitDiffers(indicator=indicator.title, unit=indicator.unit, value=text[:40])


def _statement_in(reading: LineReading, today: date) -> Saying:
    """Everything but the value: on whose word, since when, with which reservation."""
    words = {word: status for status, word in FIGURE_STATUS_WORD.items()} | {
        "": FigureStatus.UNKNOWN
    }
    return Saying(
        value="",
        unit="",
        source=reading.take("source", _needed) or "",
        url=reading.take("url", read_address) or "",
        extracted_on=reading.take("extracted_on", lambda text: _past_day(text, today)),
        licence=reading.line.cells["licence"],
        break_note=reading.line.cells["break_note"],
        status=words[reading.line.cells["status"]],
    )


def _needed(text: str) -> str:
    if not text:
        raise CellEmpty(column="Source")
    return text


def read_address(text: str) -> str:
    """Return the address of a source, if it can be opened; refuses another (`AddressRefused`)."""
    if text and not is_usable(text):
        raise AddressRefused
    return text


def _past_day(text: str, today: date) -> date | None:
    day = parse_written_day(text) if text else None
    if day and day > today:
        raise DayAhead(value=day)
    return day


def read_figures(ctx: Context, *, territory: str, table: Table) -> PortraitReading:
    """Return what a file would change in one portrait, all that is wrong with it, and what should
    be confirmed."""
    reader = EntryReader(ctx, territory)
    lines, problems = [], list[CellProblem]()
    for line in table.lines:
        entry, wrong = reader.read(line)
        problems += wrong
        if entry:
            lines.append((line.number, entry))
    wrong_cells = table.all_problems(problems)
    kept = () if wrong_cells else [entry for _, entry in lines]
    changes = changes_of(ctx, territory=territory, entries=kept)
    remarks = (*table.remarks, *reader.remarks(changes))
    version = version_of(ctx, territory=territory)
    return Reading(changes, wrong_cells, version, remarks, tuple(lines))


def read_form(ctx: Context, *, territory: str, cells: Mapping[str, str]) -> PortraitReading:
    """Return what one form would change, and what should be confirmed; refuses the first thing that
    is wrong."""
    reading = read_figures(ctx, territory=territory, table=Table((TableLine(1, cells),), (), {}))
    for problem in reading.problems:
        raise problem.refusal
    return reading


def changes_of(
    ctx: Context, *, territory: str, entries: Iterable[Entry]
) -> Changes[Entry, Correction]:
    """Return what they would add or correct in what is recorded today."""
    moment = Moment(ctx.today)
    now = {
        figure.key.subject: figure for figure in figures_on(ctx, moment=moment, territory=territory)
    }
    added, corrected, unchanged = [], [], 0
    for entry in entries:
        present = now.get(entry.key.subject)
        if present is None:
            added.append(entry)
        elif present.saying == entry.saying:
            unchanged += 1
        else:
            corrected.append((entry, present))
    return Changes(tuple(added), tuple(corrected), unchanged)


def version_of(ctx: Context, *, territory: str) -> int:
    """The version of a portrait: the number of the latest fact among its figures."""
    figures = figures_on(ctx, moment=Moment(ctx.today), territory=territory)
    return max((figure.fact_id for figure in figures), default=0)
