"""On what the clauses of an opening sentence stand: what is recorded of each phase, in whose words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from domain.permissions import Permission
from domain.subjects import Kind, Subject, subject_text
from queries.context import Context
from queries.facts import FactRow, facts_on
from queries.moment import Moment
from queries.people import names_of

STATED = ("status", "planned_start")  # in the order in which they are told


@dataclass(frozen=True, slots=True)
class Evidence:
    """The facts in force of each phase asked for, by (territory, phase), the status first; `names`:
    who said them, for a reader who may know."""

    facts: Mapping[tuple[str, str], tuple[FactRow, ...]]
    names: Mapping[int, str]


def evidence_of(ctx: Context, *, phases: Collection[tuple[str, str]], moment: Moment) -> Evidence:
    """Return what is recorded of those phases, (territory, phase), on that day; nothing of a
    territory that this person does not see."""
    ctx.actor.require(Permission.PROGRESS_READ)
    subjects = [subject_text(Kind.PHASE, *pair) for pair in sorted(phases)]
    known = facts_on(
        ctx, on=moment.on, known_at=moment.known_at, attributes=STATED, subjects=subjects
    )
    facts: dict[tuple[str, str], list[FactRow]] = defaultdict(list)
    for fact in sorted(known, key=lambda fact: STATED.index(fact.attribute)):
        about = Subject.parse(fact.subject)
        facts[about.territory, about.phase].append(fact)
    people = {person for fact in known for person in (fact.recorded_by, fact.declared_by)}
    return Evidence({pair: tuple(told) for pair, told in facts.items()}, names_of(ctx, ids=people))
