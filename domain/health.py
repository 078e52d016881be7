"""How a phase is doing: a level, by rules written in data/method/health.yaml, with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.dates import PartialDate
from domain.phases import AWAITED, CLOSED, RUNNING, PhaseStatus
from domain.schedule import started_late
from domain.working_days import Closing, working_days_between


class Level(StrEnum):
    """What is computed or declared of a phase; the words stand in data/method/health.yaml."""

    UNKNOWN = "unknown"  # nothing allows to tell
    SILENT = "silent"  # nobody has told anything for long: neither good nor bad
    GOOD = "good"
    WATCH = "watch"
    SUPPORT = "support"
    COMPROMISED = "compromised"


SCALE = (Level.GOOD, Level.WATCH, Level.SUPPORT, Level.COMPROMISED)  # from best to worst


class Signal(StrEnum):
    """What the rules look at. Each has its thresholds, in working days."""

    START_LATE = "start_late"
    STARTED_LATE = "started_late"  # it runs, and began after the day that was planned
    END_LATE = "end_late"
    SUSPENDED = "suspended"
    MILESTONE_LATE = "milestone_late"  # its day is over and it is not reached
    MILESTONE_SLIPS = "milestone_slips"  # it is expected later than planned
    COMMITMENT_LEFT = "commitment_left"  # it leaves the date told to Parliament
    DELIVERABLE_LATE = "deliverable_late"
    DELIVERABLE_REFUSED = "deliverable_refused"
    REVIEW_LATE = "review_late"  # FOREm has not answered within the time for verification
    RESERVATION_LAPSED = "reserve_lapsed"
    CONDITION_LAPSED = "condition_lapsed"  # of a go under conditions
    GATE_REFUSED = "gate_refused"


ABOUT_PHASE = frozenset({Signal.STARTED_LATE, Signal.START_LATE, Signal.END_LATE, Signal.SUSPENDED})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From how many working days a signal weighs so much; None: it never does."""

    watch: int | None = None
    support: int | None = None
    compromised: int | None = None

    def level(self, days: int) -> Level:
        reached = Level.GOOD
        for level, least in zip(
            SCALE[1:], (self.watch, self.support, self.compromised), strict=True
        ):
            if least is not None and days >= least:
                reached = level
        return reached


Rules = Mapping[Signal, Thresholds]


@dataclass(frozen=True, slots=True)
class MilestonePoint:
    """What the weather needs of a milestone; `expected` is its estimate, else its plan."""

    key: str
    planned: PartialDate | None = None
    expected: PartialDate | None = None
    told: PartialDate | None = None
    reached: bool = False


@dataclass(frozen=True, slots=True)
class DeliverablePoint:
    """What it needs of a deliverable; `answer_due` is when FOREm has to answer what it received."""

    key: str
    due: PartialDate | None = None
    handed_in: bool = False
    refused: bool = False
    answer_due: date | None = None


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A reservation, or a condition of a gate, that is still open."""

    key: str
    due: date
    signal: Signal = Signal.RESERVATION_LAPSED


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the rules look at: one phase in one territory on one day."""

    on: date
    status: PhaseStatus = PhaseStatus.UNKNOWN
    planned_start: PartialDate | None = None
    planned_end: PartialDate | None = None
    actual_start: PartialDate | None = None
    silent: bool = False
    gate_refused: bool = False
    milestones: tuple[MilestonePoint, ...] = ()
    deliverables: tuple[DeliverablePoint, ...] = ()
    promises: tuple[OpenItem, ...] = ()
    closing: Closing = frozenset()

    def late(self, due: PartialDate | date | None) -> int:
        """Working days since the last day that was due; 0 while it is not over."""
        last = due.last if isinstance(due, PartialDate) else due
        if last is None or last >= self.on:
            return 0
        return working_days_between(last, self.on, self.closing)


@dataclass(frozen=True, slots=True)
class Reason:
    """One signal about one thing: the phase itself when there is no key."""

    signal: Signal
    level: Level
    key: str = ""
    days: int = 0


@dataclass(frozen=True, slots=True)
class Weather:
    """The level computed, and why; the heaviest reason comes first. A late start is told even where
    the rules give it no weight: it explains what follows."""

    level: Level
    reasons: tuple[Reason, ...] = ()

    @property
    def troubles(self) -> tuple[Reason, ...]:
        """The reasons that weigh on the level."""
        return tuple(reason for reason in self.reasons if reason.level is not Level.GOOD)


def weather_of(situation: Situation, rules: Rules) -> Weather:
    """Silence comes before good or bad; the worst reason decides; unknown is not good."""
    reasons = reasons_of(situation, rules)
    return Weather(_level(situation, reasons), reasons)


def _level(situation: Situation, reasons: tuple[Reason, ...]) -> Level:
    if situation.silent:
        return Level.SILENT
    if reasons and reasons[0].level is not Level.GOOD:
        return reasons[0].level
    if situation.status is PhaseStatus.UNKNOWN or is_undated(situation):
        return Level.UNKNOWN
    return Level.GOOD


def is_undated(situation: Situation) -> bool:
    """Nothing says by when the phase has to reach anything: no rule could ever speak."""
    if situation.status in CLOSED:
        return False
    ahead = [milestone for milestone in situation.milestones if not milestone.reached]
    dated = (
        any(milestone.expected for milestone in ahead)
        or any(deliverable.due for deliverable in situation.deliverables)
        or situation.planned_end
        or (situation.planned_start and situation.status in AWAITED)
    )
    return bool(ahead) and not dated


def reasons_of(situation: Situation, rules: Rules) -> tuple[Reason, ...]:
    reasons = []
    for signal, key, days in _signals(situation):
        level = rules[signal].level(days) if signal in rules else Level.GOOD
        if level is not Level.GOOD or signal is Signal.STARTED_LATE:
            reasons.append(Reason(signal, level, key, days))
    return tuple(sorted(reasons, key=lambda reason: SCALE.index(reason.level), reverse=True))


Found = tuple[Signal, str, int]  # what, of which thing, for how many working days


def _signals(situation: Situation) -> Iterator[Found]:
    yield from _of_phase(situation)
    for milestone in situation.milestones:
        yield from _of_milestone(situation, milestone)
    for deliverable in situation.deliverables:
        yield from _of_deliverable(situation, deliverable)
    for promise in situation.promises:
        if promise.due < situation.on:
            yield promise.signal, promise.key, situation.late(promise.due)
    if situation.gate_refused:
        yield Signal.GATE_REFUSED, "", 0


def _of_phase(situation: Situation) -> Iterator[Found]:
    status = situation.status
    is_ahead = status in AWAITED or status is PhaseStatus.UNKNOWN
    if is_ahead and _over(situation.planned_start, situation.on):
        yield Signal.START_LATE, "", situation.late(situation.planned_start)
    if status in RUNNING and started_late(situation.planned_start, situation.actual_start):
        planned, actual = situation.planned_start, situation.actual_start
        assert planned and actual
        days = working_days_between(planned.last, actual.first, situation.closing)
        yield Signal.STARTED_LATE, "", days
    if status not in CLOSED and _over(situation.planned_end, situation.on):
        yield Signal.END_LATE, "", situation.late(situation.planned_end)
    if status is PhaseStatus.SUSPENDED:
        yield Signal.SUSPENDED, "", 0


def _of_milestone(situation: Situation, milestone: MilestonePoint) -> Iterator[Found]:
    """Once it is reached, what happened before is history."""
    if milestone.reached:
        return
    if _over(milestone.expected, situation.on):
        yield Signal.MILESTONE_LATE, milestone.key, situation.late(milestone.expected)
    elif (
        milestone.planned
        and milestone.expected
        and milestone.planned.last < milestone.expected.last
    ):
        days = working_days_between(
            milestone.planned.last, milestone.expected.last, situation.closing
        )
        yield Signal.MILESTONE_SLIPS, milestone.key, days
    if milestone.told and (
        _over(milestone.told, situation.on)
        or (milestone.expected and milestone.expected.last > milestone.told.last)
    ):
        yield Signal.COMMITMENT_LEFT, milestone.key, 0


def _of_deliverable(situation: Situation, deliverable: DeliverablePoint) -> Iterator[Found]:
    if deliverable.refused:
        yield Signal.DELIVERABLE_REFUSED, deliverable.key, 0
    if not deliverable.handed_in and _over(deliverable.due, situation.on):
        yield Signal.DELIVERABLE_LATE, deliverable.key, situation.late(deliverable.due)
    if deliverable.answer_due and deliverable.answer_due < situation.on:
        yield Signal.REVIEW_LATE, deliverable.key, situation.late(deliverable.answer_due)


def _over(due: PartialDate | None, on: date) -> bool:
    return due is not None and due.last < on
