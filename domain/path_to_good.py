"""The changes that would bring a phase back to « rien à signaler »: none of them can be left out."""

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
    """One change a thing that troubles, then what is still unknown; empty when nothing does."""
    changes: list[Change] = []
    while change := _next(situation, rules):
        changes.append(change)
        situation = apply(situation, change)
    return tuple(changes)


def _next(situation: Situation, rules: Rules) -> Change | None:
    """Troubles before silence: what ends a trouble often ends the silence too."""
    weather = weather_of(situation, rules)
    if weather.reasons:
        return _remedy(situation, _first(weather.reasons))
    if weather.level is Level.GOOD:
        return None
    if situation.status is PhaseStatus.UNKNOWN:
        return Change(_phase_step(situation))
    undated = weather_of(replace(situation, silent=False), rules).level is Level.UNKNOWN
    if undated:
        ahead = next(one for one in situation.milestones if not one.reached)
        return Change(Step.ESTIMATE, ahead.key)
    return Change(Step.TELL_NEWS)


def _first(reasons: tuple[Reason, ...]) -> Reason:
    """Those of the phase itself before those of its parts."""
    return next((one for one in reasons if one.signal in ABOUT_PHASE), reasons[0])


def _remedy(situation: Situation, reason: Reason) -> Change:
    if reason.signal in ABOUT_PHASE:
        return Change(_phase_step(situation))
    if reason.signal in _PLAIN:
        return Change(_PLAIN[reason.signal], reason.key)
    if reason.signal in {Signal.DELIVERABLE_LATE, Signal.DELIVERABLE_REFUSED}:
        return Change(Step.HAND_IN, reason.key)
    milestone = next(one for one in situation.milestones if one.key == reason.key)
    return _milestone_step(situation, milestone)


_PLAIN = {
    Signal.REVIEW_LATE: Step.ANSWER,
    Signal.RESERVATION_LAPSED: Step.LIFT,
    Signal.CONDITION_LAPSED: Step.CLOSE,
    Signal.GATE_REFUSED: Step.DECIDE_AGAIN,
}


def _phase_step(situation: Situation) -> Step:
    """What makes the phase run, unless its planned end is over too."""
    if situation.planned_end and situation.planned_end.last < situation.on:
        return Step.FINISH
    if situation.status is PhaseStatus.SUSPENDED:
        return Step.RESUME
    return Step.DECLARE if situation.status is PhaseStatus.UNKNOWN else Step.START


def _milestone_step(situation: Situation, one: MilestonePoint) -> Change:
    """An estimate that holds plan and promise, when that day is still to come; else reaching it."""
    bounds = [bound.last for bound in (one.planned, one.told) if bound]
    overdue = one.expected is not None and one.expected.last < situation.on
    if overdue or not bounds or min(bounds) < situation.on:
        return Change(Step.REACH, one.key)
    return Change(Step.BRING_FORWARD, one.key, PartialDate(min(bounds)))


def apply(situation: Situation, change: Change) -> Situation:
    """What would be so once that is done, today."""
    told = replace(situation, silent=False) if change.step in TELLS else situation
    if change.step in _STATUS_AFTER:
        return replace(told, status=_STATUS_AFTER[change.step])
    if change.step is Step.DECIDE_AGAIN:
        return replace(told, gate_refused=False)
    return replace(
        told,
        milestones=tuple(
            _moved(one, change, told) if one.key == change.key else one for one in told.milestones
        ),
        deliverables=tuple(
            _handed(one, change) if one.key == change.key else one for one in told.deliverables
        ),
        promises=tuple(
            one
            for one in told.promises
            if one.key != change.key or change.step not in {Step.LIFT, Step.CLOSE}
        ),
    )


_STATUS_AFTER = {
    Step.DECLARE: PhaseStatus.IN_PROGRESS,
    Step.START: PhaseStatus.IN_PROGRESS,
    Step.RESUME: PhaseStatus.IN_PROGRESS,
    Step.FINISH: PhaseStatus.COMPLETED,
}


def _moved(one: MilestonePoint, change: Change, situation: Situation) -> MilestonePoint:
    if change.step is Step.REACH:
        return replace(one, reached=True)
    if change.step is Step.BRING_FORWARD:
        return replace(one, expected=change.by)
    return replace(one, expected=PartialDate(situation.on)) if change.step is Step.ESTIMATE else one


def _handed(one: DeliverablePoint, change: Change) -> DeliverablePoint:
    if change.step is Step.HAND_IN:
        return replace(one, handed_in=True, refused=False)
    return replace(one, answer_due=None) if change.step is Step.ANSWER else one
