"""Passages on a day: what was decided, under which conditions, and what stands of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.dates import PartialDate
from domain.gates import Condition, Decision, GateStanding, PhaseThen, standing_of
from domain.health import Level
from domain.history import struck_out
from domain.permissions import Permission
from domain.phases import PhaseStatus
from domain.subjects import Kind, Subject, subject_text
from queries.context import Context
from queries.facts import FactRow, facts_on, history_of
from queries.moment import Moment
from queries.people import names_of
from queries.phases.states import PhaseState
from queries.subjects import lots_today

DECISION = ("decision", "decision_body", "decision_phase")
CONDITION = ("condition", "condition_due_on", "condition_closed_on")
PROOF = "condition_proof"
DECLARED = "weather"
ATTRIBUTES = (*DECISION, *CONDITION, DECLARED)


@dataclass(frozen=True, slots=True)
class AskedCondition:
    """One condition of a decision, by its number within the phase."""

    number: int
    condition: Condition
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision about the passage of a phase: who, when, why, which body, where it stood."""

    decision: Decision
    on: date
    reason: str
    body: str
    phase: PhaseStatus  # at that moment
    event_id: int
    by: int | None
    conditions: tuple[AskedCondition, ...] = ()


@dataclass(frozen=True, slots=True)
class Declared:
    """The weather that a lead declared, and why; it stands until the day given, included."""

    level: Level
    on: date
    until: date
    reason: str
    by: int | None


@dataclass(frozen=True, slots=True)
class GateState:
    """The passage of one phase in one territory on one day."""

    territory: str
    phase: str
    decided: Decided | None = None
    declared: Declared | None = None

    def standing(self, *, on: date, phase: PhaseState) -> GateStanding:
        """Return where the passage stands on that day, the phase standing as it does then."""
        if self.decided is None:
            return GateStanding.UNDECIDED
        ended = phase.actual_end.last if phase.actual_end else None
        return standing_of(
            self.decided.decision,
            [condition.condition for condition in self.decided.conditions],
            PhaseThen(self.decided.on, self.decided.phase, phase.status, ended),
            on=on,
        )

    def open_conditions(self) -> list[AskedCondition]:
        """Return those of the decision in force that are not met yet."""
        asked = self.decided.conditions if self.decided else ()
        return [condition for condition in asked if condition.condition.closed_on is None]


@dataclass(frozen=True, slots=True)
class PendingCondition:
    """A condition that a passage still waits for, as something with a date to meet."""

    territory: str
    phase: str
    lot: str | None
    key: int  # its number within the phase
    title: str
    due: PartialDate
    last_news_on: date

    @property
    def subject(self) -> str:
        return condition_subject(self.territory, self.phase, self.key)


Numbered = dict[int, dict[str, FactRow]]  # the facts of conditions, by number


def subject_of(territory: str, phase: str) -> str:
    return subject_text(Kind.GATE, territory, phase)


def condition_subject(territory: str, phase: str, number: int | str) -> str:
    return subject_text(Kind.CONDITION, territory, f"{phase}.{number}")


def gates_on(
    ctx: Context, *, moment: Moment, territory: str | None = None
) -> dict[tuple[str, str], GateState]:
    """The passages of which something is known, of every territory that the actor sees, or of
    one."""
    ctx.actor.require(Permission.PROGRESS_READ, territory)
    own: dict[tuple[str, str], dict[str, FactRow]] = defaultdict(dict)
    asked: dict[tuple[str, str], Numbered] = defaultdict(lambda: defaultdict(dict))
    for fact in _in_force(ctx, (*ATTRIBUTES, *_proofs(ctx)), moment, territory):
        about = Subject.parse(fact.subject)
        pair = about.territory, about.phase
        if about.kind is Kind.CONDITION:
            asked[pair][int(about.number)][fact.attribute] = fact
        else:
            own[pair][fact.attribute] = fact
    return {
        pair: GateState(*pair, _decided(facts, asked[pair]), _declared(ctx, facts.get(DECLARED)))
        for pair, facts in own.items()
    }


def pending_conditions(
    ctx: Context, *, moment: Moment, phases: Mapping[tuple[str, str], PhaseState]
) -> list[PendingCondition]:
    """Return what the passages of those phases still wait for; nothing of those of another lot.
    One that lapsed is late however long ago it was asked for: its rule says so, no news are
    expected."""
    lots = lots_today(ctx)
    return [
        PendingCondition(
            *pair,
            lot=phases[pair].lot,
            key=condition.number,
            title=condition.condition.text,
            due=PartialDate(condition.condition.due_on),
            last_news_on=moment.on,
        )
        for pair, gate in gates_on(ctx, moment=moment).items()
        if pair in phases and ctx.actor.can(Permission.PROGRESS_READ, pair[0], lots.get(pair))
        for condition in gate.open_conditions()
    ]


def _decided(
    facts: Mapping[str, FactRow], asked: Mapping[int, Mapping[str, FactRow]]
) -> Decided | None:
    fact = facts.get("decision")
    if fact is None:
        return None
    body, phase = facts.get("decision_body"), facts.get("decision_phase")
    return Decided(
        decision=Decision(fact.value),
        on=fact.effective_on,
        reason=fact.note,
        body=body.value if body else "",
        phase=PhaseStatus(phase.value) if phase else PhaseStatus.UNKNOWN,
        event_id=fact.event_id,
        by=fact.recorded_by,
        conditions=tuple(
            _condition(number, facts)
            for number, facts in sorted(asked.items())
            if facts["condition"].event_id == fact.event_id
        ),
    )


def _condition(number: int, facts: Mapping[str, FactRow]) -> AskedCondition:
    closed, proof = facts.get("condition_closed_on"), facts.get(PROOF)
    return AskedCondition(
        number,
        Condition(
            facts["condition"].value,
            date.fromisoformat(facts["condition_due_on"].value),
            date.fromisoformat(closed.value) if closed else None,
        ),
        proof.value if proof else "",
    )


def _declared(ctx: Context, fact: FactRow | None) -> Declared | None:
    """Return what a lead said of the weather; nothing once it was taken back."""
    if fact is None or not fact.value:
        return None
    until = ctx.catalog.health.until(fact.effective_on)
    return Declared(Level(fact.value), fact.effective_on, until, fact.note, fact.recorded_by)


@dataclass(frozen=True, slots=True)
class GateHistory:
    """Every decision ever recorded, latest first, those replaced since included; `version` is the
    number of the latest fact: whoever decides on another one decides on what is gone."""

    decisions: tuple[Decided, ...]
    version: int
    names: Mapping[int, str]


def gate_history(ctx: Context, *, territory: str, phase: str, moment: Moment) -> GateHistory:
    """The decisions about the passage of a phase, as known at the moment."""
    subject = subject_of(territory, phase)
    history = history_of(ctx, subject, (*DECISION, DECLARED), known_at=moment.known_at)
    conditions = _conditions_of(ctx, territory, phase, moment)
    events: dict[int, dict[str, FactRow]] = defaultdict(dict)
    struck = struck_out(history)
    for fact in history:
        if fact.effective_on <= moment.on and fact.id not in struck:
            events[fact.event_id][fact.attribute] = fact
    decided = [_decided(facts, conditions) for facts in events.values()]
    decisions = tuple(decision for decision in decided if decision)
    return GateHistory(
        decisions,
        max((fact.id for fact in history), default=0),
        names_of(ctx, ids={decision.by for decision in decisions}),
    )


def _conditions_of(ctx: Context, territory: str, phase: str, moment: Moment) -> Numbered:
    facts: Numbered = defaultdict(dict)
    start = condition_subject(territory, phase, "")
    for fact in _in_force(ctx, (*CONDITION, *_proofs(ctx)), moment, territory):
        if fact.subject.startswith(start):
            facts[int(fact.subject.removeprefix(start))][fact.attribute] = fact
    return facts


def _proofs(ctx: Context) -> tuple[str, ...]:
    """Proofs are read where files are: by the lead, and by who holds the lot of the phase."""
    return (PROOF,) if ctx.actor.can(Permission.DELIVERABLE_FILES) else ()


def _in_force(
    ctx: Context, attributes: Sequence[str], moment: Moment, territory: str | None
) -> list[FactRow]:
    return facts_on(
        ctx,
        on=moment.on,
        known_at=moment.known_at,
        attributes=attributes,
        territory=territory,
    )
