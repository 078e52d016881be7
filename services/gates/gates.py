"""What leads decide about the passage of a phase: go, under conditions or not; conditions met."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain import errors
from domain.actions import Action
from domain.dates import PartialDate, check_in_calendar, check_past
from domain.gates import (
    Condition,
    ConditionClosed,
    Decision,
    MetBeforeDecision,
    NothingStarted,
    check_conditions,
)
from domain.milestones import check_proof
from domain.permissions import Permission
from domain.phases import STARTED, PhaseStatus
from domain.statements import Origin
from domain.subjects import Subject
from domain.text import NOTE_LIMIT, clean
from models import Fact
from queries.context import Context
from queries.facts import last_number
from queries.gates.states import (
    Decided,
    GateState,
    condition_subject,
    gate_history,
    gates_on,
    subject_of,
)
from queries.moment import Moment
from queries.phases.states import state_on
from services import audit, facts
from services.phases.rows import get_row, title_of

BODY_LIMIT = 150
CONDITION_LIMIT = 300
LINK_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision to record: what, on which day, by which body or meeting, why, under what."""

    decision: Decision
    on: date
    body: str
    reason: str
    conditions: tuple[Condition, ...] = ()


def decide(ctx: Context, *, territory: str, phase: str, seen_version: int, ruling: Ruling) -> None:
    """Decide on the passage of a phase. Earlier decisions stay in the history."""
    get_row(ctx, territory=territory, phase=phase, permission=Permission.GATE_DECIDE)
    present = gate_history(ctx, territory=territory, phase=phase, moment=Moment(ctx.today))
    if present.version != seen_version:
        raise errors.StaleEdit(subject=title_of(ctx, phase))
    ruling = _checked(ctx, ruling)
    # As the phase stood on the day of the meeting: a decision may be noted days later.
    then = state_on(ctx, territory=territory, phase=phase, moment=Moment(ruling.on))
    if then.status not in STARTED:
        raise NothingStarted
    _record(ctx, territory, phase, ruling, then.status)


def _record(ctx: Context, territory: str, phase: str, ruling: Ruling, status: PhaseStatus) -> None:
    """The decision and its conditions, with where the phase stood that day."""
    before = _present(ctx, territory, phase).decided
    subject = subject_of(territory, phase)
    values = {
        "decision": ruling.decision.value,
        "decision_body": ruling.body,
        "decision_phase": status.value,
    }
    changes: dict[str, tuple[object, object]] = {
        "decision": (before.decision if before else None, ruling.decision),
    }
    if before is None or before.body != ruling.body:
        changes["decision_body"] = (before.body if before else None, ruling.body)
    # Told as a count: the conditions have their own facts, and the journal is read by more people.
    if ruling.conditions:
        changes["conditions"] = (0, len(ruling.conditions))
    audit.record(
        ctx,
        Action.GATE_DECIDED,
        subject,
        territory=territory,
        changes=changes,
        facts=[
            *_condition_facts(ctx, subject, values, on=ruling.on, note=ruling.reason),
            *_asked(ctx, territory, phase, ruling),
        ],
        note=ruling.reason,
    )


def _checked(ctx: Context, ruling: Ruling) -> Ruling:
    """Return the ruling with its texts cleaned; refuses one that cannot be recorded."""
    check_past(ruling.on, today=ctx.today)
    check_conditions(ruling.decision, ruling.conditions, decided_on=ruling.on)
    conditions = []
    for condition in ruling.conditions:
        check_in_calendar(condition.due_on)
        text = clean(condition.text, field="Condition", limit=CONDITION_LIMIT, required=True)
        conditions.append(Condition(text, condition.due_on))
    return Ruling(
        ruling.decision,
        ruling.on,
        clean(ruling.body, field="Organe ou réunion", limit=BODY_LIMIT, required=True),
        clean(ruling.reason, field="Motif", limit=NOTE_LIMIT, required=True),
        tuple(conditions),
    )


def _asked(ctx: Context, territory: str, phase: str, ruling: Ruling) -> Iterator[Fact]:
    """The facts of each condition, numbered on from those asked for before."""
    # Numbered across decisions: « condition 3 » in a mail stays condition 3 after another ruling.
    first = last_number(ctx, condition_subject(territory, phase, "")) + 1
    for number, condition in enumerate(ruling.conditions, start=first):
        values = {"condition": condition.text, "condition_due_on": condition.due_on.isoformat()}
        subject = condition_subject(territory, phase, number)
        yield from _condition_facts(ctx, subject, values, on=ruling.on, note=ruling.reason)


def _condition_facts(
    ctx: Context, subject: str, values: dict[str, str], *, on: date, note: str
) -> list[Fact]:
    """A lead’s own decision: nobody has to verify it."""
    return facts.new_facts(
        ctx,
        subject,
        values,
        territory=Subject.parse(subject).territory,
        origin=Origin.VERIFIED,
        effective=PartialDate(on),
        note=note,
    )


@dataclass(frozen=True, slots=True)
class Met:
    """Since when a condition is met, where others can see the proof, and a note."""

    on: date
    proof: str
    note: str = ""


def close_condition(
    ctx: Context, *, territory: str, phase: str, number: int, seen_version: int, met: Met
) -> None:
    """Say, proof in hand, that a condition of the decision in force is met.

    `seen_version` is the number of the event that decided: another decision asks for others.
    """
    get_row(ctx, territory=territory, phase=phase, permission=Permission.GATE_DECIDE)
    decided = _asking(ctx, territory, phase, number)
    # By its event and not by a count: a later decision may ask for as many conditions.
    if decided.event_id != seen_version:
        raise errors.StaleEdit(subject=title_of(ctx, phase))
    if any(item.condition.closed_on for item in decided.conditions if item.number == number):
        raise ConditionClosed(number=number)
    check_past(met.on, today=ctx.today)
    if met.on < decided.on:
        raise MetBeforeDecision(met=f"{met.on:%d/%m/%Y}", decided=f"{decided.on:%d/%m/%Y}")
    note = clean(met.note, field="Note", limit=NOTE_LIMIT)
    proof = check_proof(clean(met.proof, field="Preuve", limit=LINK_LIMIT, required=True))
    values = {"condition_closed_on": met.on.isoformat(), "condition_proof": proof}
    subject = condition_subject(territory, phase, number)
    audit.record(
        ctx,
        Action.GATE_CONDITION_MET,
        subject,
        territory=territory,
        changes={"condition_closed_on": (None, met.on.isoformat())},
        facts=_condition_facts(ctx, subject, values, on=met.on, note=note),
        note=note,
    )


def _asking(ctx: Context, territory: str, phase: str, number: int) -> Decided:
    """The decision in force, when it asked for that condition."""
    decided = _present(ctx, territory, phase).decided
    if decided is None or number not in {condition.number for condition in decided.conditions}:
        raise errors.NotFound(subject=f"{territory} {phase} {number}")
    return decided


def _present(ctx: Context, territory: str, phase: str) -> GateState:
    gates = gates_on(ctx, moment=Moment(ctx.today), territory=territory)
    return gates.get((territory, phase)) or GateState(territory, phase)
