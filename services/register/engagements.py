"""How far an organisation is engaged, step by step: a new step, and the correction of one."""

from __future__ import annotations

from dataclasses import dataclass

from domain import errors
from domain.actions import Action
from domain.dates import PartialDate, check_past
from domain.history import fact_as_of
from domain.organisations import BeforeIdentified, Engagement, FirstStepNeeded, check_step
from domain.subjects import Kind
from domain.text import NOTE_LIMIT, clean
from models import Fact, Organisation
from queries.context import Context
from queries.moment import Moment
from queries.register.organisations import from_facts, values_of
from services import facts
from services.facts import new_withdrawal
from services.register.rows import open_row, organisation_facts, subject_of, write


@dataclass(frozen=True, slots=True)
class Step:
    """Where an organisation stands since a date, and how one knows: a meeting, a letter."""

    engagement: Engagement
    on: PartialDate
    note: str = ""


def add_step(ctx: Context, *, territory: str, number: int, seen_version: int, step: Step) -> None:
    """Say where it stands since that date; earlier steps stay in its history."""
    row = open_row(ctx, territory=territory, number=number, seen_version=seen_version)
    note = clean(step.note, field="Source ou motif", limit=NOTE_LIMIT)
    check_past(step.on.last, today=ctx.today)
    standing = _standing(ctx, row)
    first = min(fact.effective_on for fact in standing)
    if step.on.last < first:
        raise BeforeIdentified(value=f"{step.on.last:%d/%m/%Y}", first=f"{first:%d/%m/%Y}")
    # As it stood that day: a step may be noted after a later one, and comes between them.
    before = fact_as_of(standing, step.on.last)
    if before and before.value == step.engagement:
        raise errors.NothingNew
    check_step(Engagement(before.value) if before else None, step.engagement, reason=note)
    said = {"engagement": step.engagement.value}
    stored = organisation_facts(ctx, row, said, effective=step.on, note=note)
    write(ctx, row, Action.ORGANISATION_ENGAGED, facts=stored, note=note)


def correct(
    ctx: Context, *, territory: str, number: int, seen_version: int, fact_id: int, step: Step
) -> None:
    """Say another step, or another date, in the place of one that was wrong."""
    row = open_row(ctx, territory=territory, number=number, seen_version=seen_version)
    note = clean(step.note, field="Source ou motif", limit=NOTE_LIMIT, required=True)
    check_past(step.on.last, today=ctx.today)
    standing = _standing(ctx, row)
    wrong = _get_fact(standing, fact_id)
    first = min(fact.effective_on for fact in standing)
    if wrong.effective_on > first > step.on.last:
        raise BeforeIdentified(value=f"{step.on.last:%d/%m/%Y}", first=f"{first:%d/%m/%Y}")
    [new] = organisation_facts(
        ctx, row, {"engagement": step.engagement.value}, effective=step.on, note=note
    )
    facts.correct(new, wrong)
    earlier = _known_earlier(ctx, row, step.on) if step.on.last < first else []
    write(ctx, row, Action.ORGANISATION_CORRECTED, facts=[new, *earlier], note=note)


def undo_step(
    ctx: Context, *, territory: str, number: int, seen_version: int, fact_id: int, reason: str
) -> None:
    """Take back a step that was never taken: what stood before it stands again."""
    row = open_row(ctx, territory=territory, number=number, seen_version=seen_version)
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    standing = _standing(ctx, row)
    wrong = _get_fact(standing, fact_id)
    # Without its first step an organisation would stand in the register on no ground at all.
    if wrong.effective_on == min(fact.effective_on for fact in standing):
        raise FirstStepNeeded
    struck = new_withdrawal(ctx, wrong.id, reason)
    write(ctx, row, Action.ORGANISATION_CORRECTED, facts=[struck], note=reason)


def _standing(ctx: Context, row: Organisation) -> list[Fact]:
    """The steps that nothing has struck out."""
    return facts.standing_facts(ctx, subject_of(row), "engagement")


def _get_fact(standing: list[Fact], fact_id: int) -> Fact:
    for fact in standing:
        if fact.id == fact_id:
            return fact
    raise errors.NotFound(subject=f"{Kind.ORGANISATION} {fact_id}")


def _known_earlier(ctx: Context, row: Organisation, on: PartialDate) -> list[Fact]:
    """State from an earlier day on all that was known of the organisation on its first day."""
    first = min(
        fact.effective_on
        for fact in facts.standing_facts(ctx, subject_of(row), "organisation_name")
    )
    states = from_facts(ctx, Moment(first), row.territory_key)
    state = next(organisation for organisation in states if organisation.number == row.number)
    said = {name: value for name, value in values_of(state).items() if value}
    return organisation_facts(ctx, row, said, effective=on)
