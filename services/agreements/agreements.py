"""What people say of an agreement: that it is prepared, who is party to it, how far it is, its
end."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select

from domain import errors
from domain.actions import Action
from domain.agreements import (
    NEXT,
    AgreementKind,
    AgreementStatus,
    OnlyStep,
    StepBeforeLast,
    StepOutOfOrder,
    check_reason,
    check_terms,
)
from domain.dates import PartialDate, check_in_calendar, check_past
from domain.permissions import Permission
from domain.subjects import Kind, subject_text
from domain.text import NOTE_LIMIT, clean
from i18n.labels.agreements import AGREEMENT_STATUS_WORD
from models import Agreement, Fact, Organisation
from queries.agreements.states import STATUS, numbers_of
from queries.context import Context
from queries.facts import last_number
from services import audit
from services.agreements.rows import agreement_facts, open_row, removal_facts, standing_steps, write
from services.facts import new_withdrawal

TITLE_LIMIT = 150


@dataclass(frozen=True, slots=True)
class Terms:
    """What an agreement is: between which organisations of the register, until when."""

    title: str
    kind: AgreementKind
    parties: tuple[int, ...] = ()
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is since a date, and how one knows: a letter, a meeting, the decision of a
    body."""

    status: AgreementStatus
    on: PartialDate
    note: str = ""


def n_agreements(ctx: Context, *, territory: str) -> int:
    """Return how many agreements were registered there and not undone."""
    query = select(func.count()).where(Agreement.territory_key == territory)
    return ctx.session.scalar(query) or 0


def add(ctx: Context, *, territory: str, seen_version: int, terms: Terms, step: Step) -> int:
    """Register an agreement and how far it is; its number in that territory.

    `seen_version` counts those registered there when the form was opened.
    """
    ctx.actor.require(Permission.REGISTER_WRITE, territory, subject=territory)
    audit.refuse_repetition(ctx)
    if n_agreements(ctx, territory=territory) != seen_version:
        raise errors.StaleEdit(subject=terms.title)
    values = _checked(ctx, territory, terms)
    note = clean(step.note, field="Source ou motif", limit=NOTE_LIMIT)
    check_past(step.on.last, today=ctx.today)
    check_reason(None, step.status, reason=note)
    check_terms(step.status, step.on, parties=terms.parties, until=terms.until)
    row = Agreement(
        territory_key=territory,
        number=last_number(ctx, subject_text(Kind.AGREEMENT, territory, "")) + 1,
        title=values["agreement_title"],
        kind=terms.kind,
        status=step.status,
        status_on=step.on,
    )
    ctx.session.add(row)
    said = {name: value for name, value in values.items() if value}
    said[STATUS] = step.status.value
    facts = agreement_facts(ctx, row, said, effective=step.on, note=note)
    write(ctx, row, Action.AGREEMENT_ADDED, facts=facts, note=note)
    return row.number


def describe(ctx: Context, *, territory: str, number: int, seen_version: int, terms: Terms) -> None:
    """Say its terms anew, from today on: an amendment, a party more, another end."""
    row = open_row(ctx, territory=territory, number=number, seen_version=seen_version)
    values = _checked(ctx, territory, terms)
    check_terms(row.status, row.status_on, parties=terms.parties, until=terms.until)
    before = {
        "agreement_title": row.title,
        "agreement_kind": row.kind.value,
        "agreement_parties": row.parties,
        "agreement_until": str(row.until or ""),
    }
    new = {name: value for name, value in values.items() if value != before[name]}
    if not new:
        raise errors.NothingNew
    write(ctx, row, Action.AGREEMENT_DESCRIBED, facts=agreement_facts(ctx, row, new))


def add_step(ctx: Context, *, territory: str, number: int, seen_version: int, step: Step) -> None:
    """Say how far it is since that date; earlier steps stay in its history."""
    row = open_row(ctx, territory=territory, number=number, seen_version=seen_version)
    note = clean(step.note, field="Source ou motif", limit=NOTE_LIMIT)
    check_past(step.on.last, today=ctx.today)
    last = standing_steps(ctx, row)[-1]
    old = AgreementStatus(last.value)
    if step.status not in NEXT[old]:
        was, becomes = (AGREEMENT_STATUS_WORD[status].lower() for status in (old, step.status))
        raise StepOutOfOrder(old=was, new=becomes)
    if step.on.last < last.effective_on:
        days = (step.on.last, last.effective_on)
        raise StepBeforeLast(value=f"{days[0]:%d/%m/%Y}", last=f"{days[1]:%d/%m/%Y}")
    check_reason(old, step.status, reason=note)
    check_terms(step.status, step.on, parties=numbers_of(row.parties), until=row.until)
    stored = agreement_facts(ctx, row, {STATUS: step.status.value}, effective=step.on, note=note)
    write(ctx, row, Action.AGREEMENT_MOVED, facts=stored, note=note)


def undo_step(ctx: Context, *, territory: str, number: int, seen_version: int, reason: str) -> None:
    """Take back the last step, which was wrong: what stood before it stands again."""
    row = open_row(ctx, territory=territory, number=number, seen_version=seen_version)
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    taken = standing_steps(ctx, row)
    if len(taken) == 1:
        raise OnlyStep
    struck: list[Fact] = [new_withdrawal(ctx, taken[-1].id, reason)]
    write(ctx, row, Action.AGREEMENT_CORRECTED, facts=struck, note=reason)


def remove(ctx: Context, *, territory: str, number: int, seen_version: int, reason: str) -> None:
    """Take back an agreement that never was; one that ended is given its end instead."""
    row = open_row(ctx, territory=territory, number=number, seen_version=seen_version)
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    write(ctx, row, Action.AGREEMENT_REMOVED, facts=removal_facts(ctx, row, reason), note=reason)


def _checked(ctx: Context, territory: str, terms: Terms) -> dict[str, str]:
    """What the facts will say; refused when it cannot be said."""
    title = " ".join(clean(terms.title, field="Titre", limit=TITLE_LIMIT, required=True).split())
    _check_parties(ctx, territory, terms.parties)
    if terms.until:
        check_in_calendar(terms.until.last)
    return {
        "agreement_title": title,
        "agreement_kind": terms.kind.value,
        # Sorted, so that the same parties ticked in another order are no change.
        "agreement_parties": ",".join(str(party) for party in sorted(set(terms.parties))),
        "agreement_until": str(terms.until or ""),
    }


def _check_parties(ctx: Context, territory: str, parties: Collection[int]) -> None:
    """Organisations of the register of that territory, never persons."""
    query = select(Organisation.number).where(Organisation.territory_key == territory)
    if unknown := set(parties) - set(ctx.session.scalars(query)):
        raise errors.NotFound(subject=", ".join(str(party) for party in sorted(unknown)))
