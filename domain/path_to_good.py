"""The changes that would bring a phase back to « rien à signaler »: none of them can be left
out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from domain.dates import PartialDate
from domain.health import (
    ABOUT_PHASE,
    DeliverablePoint,
    Level,
    MilestonePoint,
    Reason,
    Rules,
    Signal,
    Situation,
    weather_of,
)
from domain.phases import PhaseStatus


class Step(StrEnum):
    """What somebody would do. Each is possible in the application."""

    DECLARE = "declare"  # say where the phase stands
    TELL_NEWS = "tell_news"
    START = "start"
    RESUME = "resume"
    FINISH = "finish"
    REACH = "reach"  # a milestone
    BRING_FORWARD = "bring_forward"  # its estimate, to the day in `by`
    ESTIMATE = "estimate"  # the date of a milestone that has none
    HAND_IN = "hand_in"  # a deliverable
    ANSWER = "answer"  # FOREm, about a deliverable
    LIFT = "lift"  # a reservation
    CLOSE = "close"  # a condition of a gate
    DECIDE_AGAIN = "decide_again"


@dataclass(frozen=True, slots=True)
class Change:
    """A step about one thing: the phase itself when there is no key."""

    step: Step
    key: str = ""
    by: PartialDate | None = None


TELLS = frozenset({  # steps that are news of the phase in themselves
    Step.DECLARE, Step.TELL_NEWS, Step.START, Step.RESUME, Step.FINISH,
    Step.REACH, Step.BRING_FORWARD, Step.ESTIMATE, Step.HAND_IN,
})  # fmt: skip


def path_to_good(situation: Situation, rules: Rules) -> tuple[Change, ...]:
    """Return one change a thing that troubles, then what is still unknown; empty when nothing
    does."""
    changes: list[Change] = []
    while change := _next(situation, rules):
        changes.append(change)
        situation = apply(situation, change)
    return tuple(changes)


def _next(situation: Situation, rules: Rules) -> Change | None:
    """Troubles before silence: what ends a trouble often ends the silence too."""
    weather = weather_of(situation, rules)
    if weather.troubles:
        return _remedy(situation, _first(weather.troubles))
    if weather.level is Level.GOOD:
        return None
    if situation.status is PhaseStatus.UNKNOWN:
        return Change(_phase_step(situation))
    undated = weather_of(replace(situation, silent=False), rules).level is Level.UNKNOWN
    if undated:
        ahead = next(milestone for milestone in situation.milestones if not milestone.reached)
        return Change(Step.ESTIMATE, ahead.key)
    return Change(Step.TELL_NEWS)


def _first(reasons: tuple[Reason, ...]) -> Reason:
    """Return those of the phase itself before those of its parts; a late start, where it weighs,
    ends with the phase and with nothing less."""
    late = (reason for reason in reasons if reason.signal is Signal.STARTED_LATE)
    if start := next(late, None):
        return start
    return next((reason for reason in reasons if reason.signal in ABOUT_PHASE), reasons[0])


def _remedy(situation: Situation, reason: Reason) -> Change:
    if reason.signal is Signal.STARTED_LATE:
        return Change(Step.FINISH)
    if reason.signal in ABOUT_PHASE:
        return Change(_phase_step(situation))
    if reason.signal in _PLAIN:
        return Change(_PLAIN[reason.signal], reason.key)
    if reason.signal in {Signal.DELIVERABLE_LATE, Signal.DELIVERABLE_REFUSED}:
        return Change(Step.HAND_IN, reason.key)
    milestone = next(milestone for milestone in situation.milestones if milestone.key == reason.key)
    return _milestone_step(situation, milestone)


_PLAIN = {
    Signal.REVIEW_LATE: Step.ANSWER,
    Signal.RESERVATION_LAPSED: Step.LIFT,
    Signal.CONDITION_LAPSED: Step.CLOSE,
    Signal.GATE_REFUSED: Step.DECIDE_AGAIN,
}


def _phase_step(situation: Situation) -> Step:
    """Return what makes the phase run, unless its planned end is over too."""
    if situation.planned_end and situation.planned_end.last < situation.on:
        return Step.FINISH
    if situation.status is PhaseStatus.SUSPENDED:
        return Step.RESUME
    return Step.DECLARE if situation.status is PhaseStatus.UNKNOWN else Step.START


def _milestone_step(situation: Situation, milestone: MilestonePoint) -> Change:
    """An estimate that holds plan and promise, when that day is still to come; else reaching it."""
    bounds = [bound.last for bound in (milestone.planned, milestone.told) if bound]
    overdue = milestone.expected is not None and milestone.expected.last < situation.on
    if overdue or not bounds or min(bounds) < situation.on:
        return Change(Step.REACH, milestone.key)
    return Change(Step.BRING_FORWARD, milestone.key, PartialDate(min(bounds)))


def apply(situation: Situation, change: Change) -> Situation:
    """Return what would be so once that is done, today."""
    heard = replace(situation, silent=False) if change.step in TELLS else situation
    if change.step in _STATUS_AFTER:
        return replace(heard, status=_STATUS_AFTER[change.step])
    if change.step is Step.DECIDE_AGAIN:
        return replace(heard, gate_refused=False)
    return replace(
        heard,
        milestones=tuple(
            _moved(milestone, change, heard) if milestone.key == change.key else milestone
            for milestone in heard.milestones
        ),
        deliverables=tuple(
            _handed(deliverable, change) if deliverable.key == change.key else deliverable
            for deliverable in heard.deliverables
        ),
        promises=tuple(
            item
            for item in heard.promises
            if item.key != change.key or change.step not in {Step.LIFT, Step.CLOSE}
        ),
    )


_STATUS_AFTER = {
    Step.DECLARE: PhaseStatus.IN_PROGRESS,
    Step.START: PhaseStatus.IN_PROGRESS,
    Step.RESUME: PhaseStatus.IN_PROGRESS,
    Step.FINISH: PhaseStatus.COMPLETED,
}


def _moved(milestone: MilestonePoint, change: Change, situation: Situation) -> MilestonePoint:
    if change.step is Step.REACH:
        return replace(milestone, reached=True)
    if change.step is Step.BRING_FORWARD:
        return replace(milestone, expected=change.by)
    return (
        replace(milestone, expected=PartialDate(situation.on))
        if change.step is Step.ESTIMATE
        else milestone
    )


def _handed(deliverable: DeliverablePoint, change: Change) -> DeliverablePoint:
    if change.step is Step.HAND_IN:
        return replace(deliverable, handed_in=True, refused=False)
    return replace(deliverable, answer_due=None) if change.step is Step.ANSWER else deliverable
