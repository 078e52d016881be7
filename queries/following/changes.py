"""What changed between two days: phases, milestones, deliverables, reports, events of the
project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from definitions import names
from domain.changes import ChangeKind, SpanReversed, Step, steps
from domain.dates import PartialDate
from domain.permissions import Permission
from domain.statements import Origin
from domain.subjects import OF_A_PLACE, Kind, Subject, kind_of
from domain.working_days import DAY
from i18n.formats import long_day
from queries.context import Context
from queries.exchange import Exchange, exchange_of, hidden_inside
from queries.facts import FactRow, facts_on, facts_touched
from queries.following.lapses import lapses_between
from queries.meetings import states as meeting_states
from queries.milestones import states as milestones
from queries.phases import states as phases
from queries.reports import states as reports
from queries.subjects import about

# What is told of each kind of subject; another kind joins by a line here, a title below and its
# sentences in i18n/changes.py.
TOLD: Mapping[Kind, tuple[str, ...]] = {
    Kind.EVENT: ("occurred_on",),
    Kind.PHASE: phases.ATTRIBUTES,
    Kind.MILESTONE: (*milestones.DATES, "title"),
    Kind.DELIVERABLE: ("delivery", "due_on", "availability", "title", "reserve_status"),
    Kind.GATE: ("decision", "weather"),
    Kind.CONDITION: ("condition_closed_on",),
    Kind.CHECK: ("check",),
    Kind.REPORT: reports.STATUS,
    Kind.ORGANISATION: ("engagement",),
    Kind.ORGANISATION_LINK: ("link_mode", "link_until", "link_removed"),
    Kind.MEETING: meeting_states.DAYS,
    Kind.RESOLUTION: ("resolution",),
    Kind.MEETING_ACTION: ("action_status",),
    Kind.AGREEMENT: ("agreement_status", "agreement_until", "agreement_removed"),
}
IMPLIED = ("actual_start", "actual_end")  # a status said in the same breath tells it
ATTRIBUTES = tuple(sorted({attribute for attributes in TOLD.values() for attribute in attributes}))
WORDED = (
    "lot", "title", "condition", "organisation_name", "agreement_title",
    "meeting_title", "resolution", "action",
)  # fmt: skip
Words = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `before` and `after` are stored values, the word of a level for the weather,
    None when nothing was known; `on` is the day to tell it under: when it became true, or when it was said after the fact."""

    kind: ChangeKind
    learned: bool  # it held on the first day already, and was said since
    subject: str
    territory: str | None  # None: it concerns all of them
    phase: str | None
    lot: str | None
    attribute: str
    title: str
    position: str  # of the phase in the method, "" when there is none
    before: str | None
    after: str | None
    on: date
    effective: PartialDate
    at_latest: bool
    origin: Origin
    stated_on: date
    declared_by: int | None
    recorded_by: int | None
    source_key: str | None
    quote: str  # the words of the source
    note: str
    event: int

    @property
    def told_on(self) -> PartialDate:
        """The day to tell it under, no more precise than what was said."""
        return PartialDate(self.on) if self.on != self.effective.last else self.effective

    @property
    def key(self) -> str:
        """« P07 », « P07.protocole-valide »: of a reservation, that of its deliverable."""
        return Subject.parse(self.subject).key


def changes_between(
    ctx: Context,
    *,
    since: date,
    until: date,
    known_at: datetime | None = None,
    territory: str | None = None,
    lot: str | None = None,
    phase: str | None = None,
) -> list[Change]:
    """Return how the state at the end of `until` differs from that at the beginning of `since`, by
    territory then day: both days count. What happened in between counts however late it was said; what was said
    meanwhile of earlier days, corrections and withdrawals are told as such."""
    ctx.actor.require(Permission.PROGRESS_READ, territory)
    if since > until:
        raise SpanReversed(since=long_day(since), until=long_day(until))
    words = _known_words(ctx, until, known_at)
    exchange, hidden = exchange_of(ctx), hidden_inside(ctx)
    changes = [
        _change(ctx, step, words, exchange)
        for step in _steps(ctx, since - DAY, until, known_at, territory)
        if not any(one.hides(step.by.subject, step.by.recorded_at) for one in hidden)
        if kind_of(step.by.subject) is not Kind.REPORT or reports.is_told(ctx, step.by)
    ]
    wanted = [
        change for change in changes if lot in (None, change.lot) and phase in (None, change.phase)
    ]
    return _in_order(ctx, wanted)


def _steps(
    ctx: Context, since: date, until: date, known_at: datetime | None, territory: str | None
) -> Iterator[Step[FactRow]]:
    """After the end of `since`. Return what was said of each thing, and what lapsed without a word."""
    for facts in _touched(ctx, since, until, known_at, territory).values():
        yield from steps(facts, since=since, until=until)
    span = {"since": since, "until": until}
    for fact in lapses_between(ctx, **span, known_at=known_at, territory=territory):
        yield Step(ChangeKind.NEW, False, None, fact, fact)


def without_implied(changes: Sequence[Change]) -> list[Change]:
    """Less what another sentence says too: the dates that come with a status, and a status said
    after the fact that another one has followed."""
    statuses = [change for change in changes if change.attribute == "status"]
    said = {(change.event, change.subject) for change in statuses}
    followed = {change.subject for change in statuses if not change.learned}
    return [
        change
        for change in changes
        if not (change.attribute in IMPLIED and (change.event, change.subject) in said)
        and not (
            change in statuses and change.kind is ChangeKind.LATE and change.subject in followed
        )
    ]


def _in_order(ctx: Context, changes: list[Change]) -> list[Change]:
    """Return them by territory, then day."""
    order = {place.key: number for number, place in enumerate(ctx.catalog.territories)}
    return sorted(
        changes,
        key=lambda change: (
            order.get(change.territory or "", -1), change.on, change.phase or "", change.subject, change.event,
        ),
    )  # fmt: skip


def _touched(
    ctx: Context, since: date, until: date, known_at: datetime | None, territory: str | None
) -> dict[tuple[str, str], list[FactRow]]:
    """The facts to compare, by subject and attribute."""
    by_key: dict[tuple[str, str], list[FactRow]] = defaultdict(list)
    for fact in facts_touched(
        ctx,
        since=since,
        until=until,
        known_at=known_at,
        attributes=ATTRIBUTES,
        territory=territory,
    ):
        if fact.attribute in TOLD.get(kind_of(fact.subject), ()):
            by_key[fact.subject, fact.attribute].append(fact)
    return by_key


def _known_words(ctx: Context, until: date, known_at: datetime | None) -> Words:
    """The lot of each phase, the title of what people added and of each meeting, the words of each
    condition, decision and action, the name of each organisation, on the last day."""
    said = facts_on(ctx, on=until, known_at=known_at, attributes=WORDED)
    return {
        (fact.subject, "lot" if fact.attribute == "lot" else "title"): fact.value
        for fact in said
        if fact.value
    }


def _change(ctx: Context, step: Step[FactRow], words: Words, exchange: Exchange) -> Change:
    by, before, after = exchange.told(step.by), step.before, step.after
    held = after or by
    about = Subject.parse(by.subject)
    phase = about.phase or None
    lot = _lot(by, phase, exchange)
    return Change(
        kind=step.kind,
        learned=step.learned,
        subject=by.subject,
        territory=by.territory_key,
        phase=phase,
        lot=lot,
        attribute=by.attribute,
        title=words.get((str(about.owner), "title")) or _title(ctx, by.subject),
        position=names.phase_number(ctx.catalog, phase) if phase else "",
        before=_value(ctx, before),
        after=_value(ctx, after),
        on=by.stated_on if step.learned else held.effective_on,
        effective=held.effective,
        at_latest=held.at_latest,
        origin=held.origin,
        stated_on=by.stated_on,
        declared_by=by.declared_by,
        recorded_by=by.recorded_by,
        source_key=by.source_key,
        quote=by.quote,
        note=by.note,
        event=by.event_id,
    )


def _value(ctx: Context, fact: FactRow | None) -> str | None:
    if fact is None or not fact.value:
        return None
    is_level = fact.attribute == "weather"
    return names.level_word(ctx.catalog, fact.value) if is_level else fact.value


def _lot(fact: FactRow, phase: str | None, exchange: Exchange) -> str | None:
    """That of the report, or the one that held the phase when it was said."""
    if kind_of(fact.subject) is Kind.REPORT:
        return reports.place_in(fact.subject).lot
    if not (phase and fact.territory_key):
        return None
    return exchange.lot_at(fact.territory_key, phase, fact.recorded_at)


def _title(ctx: Context, subject: str) -> str:
    what = Subject.parse(subject)
    if what.kind is Kind.REPORT or what.kind in OF_A_PLACE:
        return about(ctx, subject).name
    named = {
        Kind.EVENT: names.event_title,
        Kind.PHASE: names.phase_title,
        Kind.MILESTONE: names.milestone_title,
        Kind.DELIVERABLE: names.deliverable_title,
        Kind.GATE: names.phase_title,
        Kind.CHECK: names.criterion_text,
    }
    return named[what.kind](ctx.catalog, what.key)
