"""One line of a register as its cells tell it: what differs from what is recorded, what is
refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from domain.dates import PartialDate, check_past
from domain.exchanges import NumberUnknown
from domain.organisations import (
    Engagement,
    NoteWithoutStep,
    SinceMissing,
    StepBeforePresent,
    StepKnownOtherwise,
    check_step,
    checked_name,
    checked_website,
)
from domain.subjects import Kind, subject_text
from domain.tables import LineReading, LineTwice, chosen, parse_written_date
from i18n.formats import long_date, since_date
from i18n.labels.register import DEGREE_WORD, ENGAGEMENT_WORD, INTEREST_WORD
from queries.context import Context
from queries.facts import last_number
from queries.moment import Moment
from queries.register.organisations import IDENTITY, OrganisationState, organisations_on, values_of


@dataclass(slots=True)
class Entry:
    """One organisation as a line tells it: what differs from what is recorded, as facts say it.
    A new one has no `present`, and the number that it would get."""

    number: int
    name: str
    present: OrganisationState | None
    values: dict[str, str] = field(default_factory=dict)
    engagement: Engagement | None = None  # a new step, with its date and source
    since: PartialDate | None = None
    note: str = ""

    @property
    def identity(self) -> dict[str, str]:
        return {name: value for name, value in self.values.items() if name in IDENTITY}

    @property
    def is_changed(self) -> bool:
        return bool(self.values or self.engagement)


class EntryReader:
    """Makes sense of lines one by one; `lines_seen` finds the same organisation told twice."""

    def __init__(self, ctx: Context, territory: str) -> None:
        self.today, self.territory = ctx.today, territory
        organisations = organisations_on(ctx, moment=Moment(ctx.today), territory=territory)
        self.by_number = {organisation.number: organisation for organisation in organisations}
        self.next = last_number(ctx, subject_text(Kind.ORGANISATION, territory, "")) + 1
        self.types = {
            actor_type.name: actor_type.code
            for actor_type in ctx.catalog.actor_types
            if actor_type.ring
        }
        self.barriers = {barrier.name: barrier.key for barrier in ctx.catalog.barriers}
        self.lines_seen: dict[int, int] = {}

    def read(self, reading: LineReading) -> Entry | None:
        """Return what the cells say by themselves; None where nobody can tell of whom they
        speak."""
        number = reading.take("number", self._number)
        name = reading.take("name", checked_name)
        if number is None or name is None:
            return None
        if number in self.lines_seen:
            reading.refuse("number", LineTwice(other=self.lines_seen[number]))
        self.lines_seen[number] = reading.line.number
        present = self.by_number.get(number)
        entry = Entry(number, name, present)
        before = values_of(present or OrganisationState(self.territory, number))
        said = self._said(reading, name)
        entry.values = {key: value for key, value in said.items() if value != before[key]}
        self._step(reading, entry)
        return entry

    def _number(self, text: str) -> int:
        if not text:
            self.next += 1
            return self.next - 1
        if not text.isdecimal() or int(text) not in self.by_number:
            raise NumberUnknown(value=text[:40])
        return int(text)

    def _said(self, reading: LineReading, name: str) -> dict[str, str]:
        """Without its parent, which another line may name."""
        steps = {word: step.value for step, word in ENGAGEMENT_WORD.items()}
        interest = {word: degree.value for degree, word in INTEREST_WORD.items()}
        influence = {word: degree.value for degree, word in DEGREE_WORD.items()}
        read: Mapping[str, Callable[[str], str]] = {
            "actor_type": lambda text: chosen(self.types, text),
            "website": checked_website,
            "pilot_role": str,
            "barriers": self._barriers,
            "interest": lambda text: chosen({"": "", **interest}, text),
            "influence": lambda text: chosen({"": "", **influence}, text),
            "engagement_wanted": lambda text: chosen({"": "", **steps}, text),
        }
        said = {key: reading.take(key, read_value) or "" for key, read_value in read.items()}
        return {"organisation_name": name, **said}

    def _barriers(self, text: str) -> str:
        """In the order of the method, separated by commas as the sheet shows them."""
        order = list(self.barriers.values())
        words = [word.strip() for word in text.split(",") if word.strip()]
        keys = {chosen(self.barriers, word) for word in words}
        return ",".join(sorted(keys, key=order.index))

    def _step(self, reading: LineReading, entry: Entry) -> None:
        """Where it stands now, since when: the step that stands, or a new one."""
        steps = {word: step for step, word in ENGAGEMENT_WORD.items()}
        step = reading.take("engagement", lambda text: chosen(steps, text))
        since = reading.take("since", self._since)
        note, present = reading.line.cells["note"], entry.present
        if not step or not since:
            return
        if present and step is present.engagement:
            if present.engagement_on and since != present.engagement_on:
                known_since = since_date(present.engagement_on)
                reading.refuse("since", StepKnownOtherwise(since=known_since))
            elif note:
                reading.refuse("note", NoteWithoutStep())
            return
        known = present.engagement_on if present else None
        if known and since.last < known.last:
            reading.refuse(
                "since", StepBeforePresent(value=long_date(since), since=since_date(known))
            )
        old = present.engagement if present else None
        reading.take("note", lambda text: check_step(old, step, reason=text))
        entry.engagement, entry.since, entry.note = step, since, note

    def _since(self, text: str) -> PartialDate:
        if not text:
            raise SinceMissing
        since = parse_written_date(text)
        check_past(since.last, today=self.today)
        return since
