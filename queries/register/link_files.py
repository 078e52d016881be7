"""From the lines of a file to the links of one territory: every refusal beside its column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from domain.dates import PartialDate, check_in_calendar, check_past
from domain.errors import DomainError
from domain.exchanges import Changes, LineStale, NumberUnknown, Reading
from domain.organisation_links import INTENSITIES, Tie, check_tie, says_the_same
from domain.organisations import (
    EndMissing,
    EndsDiffer,
    EndUnknown,
    LinkEndsFixed,
    LinkTwice,
    SinceMissing,
    same_name,
)
from domain.subjects import Kind, subject_text
from domain.tables import LineReading, LineTwice, Table, chosen, parse_written_date
from i18n.labels.register import DIRECTION_WORD, FORMAL_WORD, MODE_WORD, NATURE_WORD
from models import OrganisationLink
from queries.context import Context
from queries.facts import last_number
from queries.moment import Moment
from queries.register.links import LinkState, links_on
from queries.register.organisations import organisations_on

MODES = {word: mode for mode, word in MODE_WORD.items()}
NATURES = {word: nature for nature, word in NATURE_WORD.items()}
DIRECTIONS = {word: direction for direction, word in DIRECTION_WORD.items()}
FORMAL = {word: is_formal for is_formal, word in FORMAL_WORD.items()}
LEVELS = {str(level): level for level in INTENSITIES}


@dataclass(frozen=True, slots=True)
class Entry:
    """One link as a line tells it. A new one has no `present`, and the number that it would get."""

    number: int
    tie: Tie
    present: LinkState | None

    @property
    def is_changed(self) -> bool:
        return self.present is None or self.present.tie != self.tie


def read_links(ctx: Context, *, territory: str, table: Table) -> Reading[Entry, Entry]:
    """Return what a file would change among the links of a territory, and all that is wrong
    with it."""
    reader, readings = EntryReader(ctx, territory), [LineReading(line) for line in table.lines]
    read = [(reading, entry) for reading in readings if (entry := reader.read(reading))]
    _check_twice(read, reader.links)
    problems = table.all_problems(problem for reading in readings for problem in reading.problems)
    kept = () if problems else tuple(entry for _, entry in read)
    changes = Changes(
        added=tuple(entry for entry in kept if entry.present is None),
        changed=tuple(entry for entry in kept if entry.present and entry.is_changed),
        unchanged=sum(not entry.is_changed for entry in kept),
    )
    return Reading(changes, problems, links_version(ctx, territory=territory), table.remarks)


def links_version(ctx: Context, *, territory: str) -> int:
    """Of the links of a territory: grows with each one made, changed or removed."""
    versions = select(func.sum(OrganisationLink.version)).where(
        OrganisationLink.territory_key == territory
    )
    return ctx.session.scalar(versions) or 0


class EntryReader:
    """Makes sense of lines one by one; `lines_seen` finds the same link told twice."""

    def __init__(self, ctx: Context, territory: str) -> None:
        self.today = ctx.today
        now = Moment(ctx.today)
        organisations = organisations_on(ctx, moment=now, territory=territory)
        self.names = {organisation.number: organisation.name for organisation in organisations}
        self.numbers = {
            same_name(organisation.name): organisation.number for organisation in organisations
        }
        links = links_on(ctx, moment=now, territory=territory, ended=True)
        self.links = {link.number: link for link in links}
        start = subject_text(Kind.ORGANISATION_LINK, territory, "")
        self.next = last_number(ctx, start) + 1
        self.lines_seen: dict[int, int] = {}

    def read(self, reading: LineReading) -> Entry | None:
        number = reading.take("number", self._number)
        first, second = (self._end(reading, end) for end in ("first", "second"))
        mode = reading.take("mode", lambda text: chosen(MODES, text))
        nature = reading.take("nature", lambda text: chosen(NATURES, text))
        direction = reading.take("direction", lambda text: chosen(DIRECTIONS, text))
        intensity = reading.take("intensity", lambda text: chosen(LEVELS, text))
        is_formal = reading.take("formal", lambda text: chosen(FORMAL, text))
        since, until = reading.take("since", self._since), reading.take("until", _until)
        if not (number and first and second and mode and nature and direction and since):
            return None
        kinds = (mode, nature, direction, intensity or 1, bool(is_formal))
        tie = Tie(first, second, *kinds, since, until)
        entry = Entry(number, tie, self.links.get(number))
        _check(reading, entry)
        if number in self.lines_seen:
            reading.refuse("number", LineTwice(other=self.lines_seen[number]))
        self.lines_seen[number] = reading.line.number
        return entry

    def _number(self, text: str) -> int:
        if not text:
            self.next += 1
            return self.next - 1
        if not text.isdecimal() or int(text) not in self.links:
            raise NumberUnknown(value=text[:40])
        return int(text)

    def _end(self, reading: LineReading, end: str) -> int | None:
        """Find one end of the link by its number or by its name; where both are given they
        agree."""
        number, name = reading.line.cells[f"{end}_number"], reading.line.cells[end]
        try:
            return self._known(number, name)
        except DomainError as refusal:
            reading.refuse(end if name else f"{end}_number", refusal)
            return None

    def _known(self, number: str, name: str) -> int:
        if not number and not name:
            raise EndMissing
        if number and not (number.isdecimal() and int(number) in self.names):
            raise EndUnknown(value=number[:40])
        known = int(number) if number else self.numbers.get(same_name(name))
        if known is None:
            raise EndUnknown(value=name[:80])
        if name and same_name(self.names[known]) != same_name(name):
            raise EndsDiffer(number=known, name=self.names[known])
        return known

    def _since(self, text: str) -> PartialDate:
        if not text:
            raise SinceMissing
        since = parse_written_date(text)
        check_past(since.last, today=self.today)
        return since


def _until(text: str) -> PartialDate | None:
    until = parse_written_date(text) if text else None
    if until:
        check_in_calendar(until.last)
    return until


def _check(reading: LineReading, entry: Entry) -> None:
    """Refuse a line whose two organisations, or whose exported link, are not those of the
    register."""
    tie, present = entry.tie, entry.present
    at = "second" if tie.first == tie.second else "until"
    reading.take(at, lambda _: check_tie(tie))
    if present and {tie.first, tie.second} != {present.tie.first, present.tie.second}:
        reading.refuse("second", LinkEndsFixed())
    if present and entry.is_changed and reading.line.cells["version"] != str(present.version):
        reading.refuse("version", LineStale(present=present.version))


def _check_twice(read: Sequence[tuple[LineReading, Entry]], links: Mapping[int, LinkState]) -> None:
    """No two links say the same of the same two organisations once all lines are in."""
    ties = {number: link.tie for number, link in links.items()}
    ties |= {entry.number: entry.tie for _, entry in read}
    between: dict[frozenset[int], list[int]] = defaultdict(list)
    for number, tie in ties.items():
        between[frozenset((tie.first, tie.second))].append(number)
    for reading, entry in read:
        tie = entry.tie
        others = between[frozenset((tie.first, tie.second))]
        twice = any(n != entry.number and says_the_same(tie, ties[n]) for n in others)
        if entry.is_changed and twice:
            reading.refuse("nature", LinkTwice())
