"""On what the sentences of the overview stand: what is recorded of a thing, in whose words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from domain.permissions import Permission
from domain.subjects import Kind, Subject, subject_text
from queries.context import Context
from queries.exchange import exchange_of, hidden_inside
from queries.facts import FactRow, facts_on
from queries.moment import Moment
from queries.people import names_of
from queries.reports.states import RHYTHM

# What makes a thing be told, in this order; a report is expected by the rhythm of its lot.
STATED: Mapping[Kind, tuple[str, ...]] = {
    Kind.PHASE: ("status", "planned_start", "planned_end"),
    Kind.MILESTONE: ("forecast_on", "planned_on", "told_on"),
    Kind.DELIVERABLE: ("delivery", "due_on"),
    Kind.CONDITION: ("condition_due_on",),
    Kind.MEETING: ("meeting_planned_on",),
    Kind.MEETING_ACTION: ("action_due_on", "action_status"),
    Kind.AGREEMENT: ("agreement_status", "agreement_until"),
    Kind.REPORTING: RHYTHM,
}
ATTRIBUTES = tuple(dict.fromkeys(chain.from_iterable(STATED.values())))


@dataclass(frozen=True, slots=True)
class Evidence:
    """The facts in force of each thing asked for, by subject, in the order in which they are told;
    `names`: who said them, for a reader who may know."""

    facts: Mapping[str, tuple[FactRow, ...]]
    names: Mapping[int, str]


def evidence_of(ctx: Context, *, subjects: Collection[str], moment: Moment) -> Evidence:
    """Return what is recorded of those subjects on that day; nothing of what this person does not
    see, and of what another lot said only states and dates."""
    ctx.actor.require(Permission.PROGRESS_READ)
    asked = {subject: _recorded_under(subject) for subject in subjects}
    facts: dict[str, list[FactRow]] = defaultdict(list)
    for fact in _known(ctx, frozenset(asked.values()), moment):
        facts[fact.subject].append(fact)
    people = {
        person
        for told in facts.values()
        for fact in told
        for person in (fact.recorded_by, fact.declared_by)
    }
    return Evidence(
        {subject: tuple(facts[under]) for subject, under in asked.items() if under in facts},
        names_of(ctx, ids=people),
    )


def _recorded_under(subject: str) -> str:
    about = Subject.parse(subject)
    is_report = about.kind is Kind.REPORT
    return subject_text(Kind.REPORTING, about.territory, about.key) if is_report else subject


def _known(ctx: Context, subjects: Collection[str], moment: Moment) -> Iterator[FactRow]:
    known = facts_on(
        ctx,
        on=moment.on,
        known_at=moment.known_at,
        attributes=ATTRIBUTES,
        subjects=sorted(subjects),
    )
    exchange, hidden = exchange_of(ctx), hidden_inside(ctx)
    for fact in sorted(known, key=lambda fact: ATTRIBUTES.index(fact.attribute)):
        if not any(one.hides(fact.subject, fact.recorded_at) for one in hidden):
            yield exchange.told(fact)
