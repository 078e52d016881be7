"""The exit checklist of a phase on a day: what the data proves, and what people have said."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from definitions.phases import CriterionDefinition
from domain.criteria import is_met
from domain.gates import Check
from domain.permissions import Permission
from domain.subjects import Kind, subject_text
from queries.context import Context
from queries.facts import FactRow, facts_on
from queries.moment import Moment
from queries.phases.criteria import proofs_in

ATTRIBUTE = "check"


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One exit criterion. A computed one is proven by data, nobody ticks it; `version` is the
    number of the fact that says where another one stands."""

    criterion: CriterionDefinition
    check: Check = Check.UNKNOWN
    is_computed: bool = False
    note: str = ""
    on: date | None = None
    by: int | None = None
    version: int = 0


def subject_of(territory: str, key: str) -> str:
    return subject_text(Kind.CHECK, territory, key)


def checklist_on(
    ctx: Context, *, territory: str, phase: str, moment: Moment
) -> tuple[CheckItem, ...]:
    """Every exit criterion that the method holds now, in its order."""
    ctx.actor.require(Permission.PROGRESS_READ, territory)
    facts = {
        fact.subject: fact
        for fact in facts_on(
            ctx,
            on=moment.on,
            known_at=moment.known_at,
            attributes=(ATTRIBUTE,),
            territory=territory,
        )
    }
    proofs = proofs_in(ctx, territory=territory, moment=moment)
    return tuple(
        _computed(criterion, proofs)
        if criterion.proven_by
        else _item_of(criterion, facts.get(subject_of(territory, criterion.key)))
        for criterion in ctx.catalog.phase(phase).exit_criteria
        if not criterion.retired
    )


def _computed(criterion: CriterionDefinition, proofs: Collection[str]) -> CheckItem:
    """Not proven is not known: the thing may be done without anybody having told."""
    met = is_met(criterion.proven_by, proofs)
    return CheckItem(criterion, Check.DONE if met else Check.UNKNOWN, is_computed=True)


def _item_of(criterion: CriterionDefinition, fact: FactRow | None) -> CheckItem:
    if fact is None:
        return CheckItem(criterion)
    return CheckItem(
        criterion,
        Check(fact.value),
        note=fact.note,
        on=fact.effective_on,
        by=fact.recorded_by,
        version=fact.id,
    )
