"""The second pair of eyes: verify or refuse that a milestone is reached."""

from __future__ import annotations

from sqlalchemy import select

from domain import errors
from domain.actions import Action
from domain.milestones import NothingReachedToVerify
from domain.permissions import Permission
from domain.review import is_second_person
from domain.statements import Origin
from domain.text import NOTE_LIMIT, clean
from models import Fact, Milestone
from queries.context import Context
from services import facts
from services.facts import new_withdrawal
from services.milestones.rows import open_row, subject_of, write


def verify(
    ctx: Context, *, territory: str, milestone: str, seen_version: int, note: str = ""
) -> None:
    """Confirm, proof in hand, what another person declared."""
    row = _pending(ctx, territory, milestone, seen_version)
    note = clean(note, field="Note", limit=NOTE_LIMIT)
    assert row.actual_on
    # The declaration in force: an older one may have been corrected since.
    declared = ctx.session.get_one(Fact, row.actual_fact_id)
    fact = facts.new_fact(
        ctx,
        facts.NewFact(
            subject=subject_of(row),
            attribute="actual_on",
            value=str(row.actual_on),
            effective=row.actual_on,
            territory=territory,
            origin=Origin.VERIFIED,
            note=note,
            confirms=declared,
        ),
    )
    write(ctx, row, Action.MILESTONE_VERIFIED, facts=[fact], note=note)


def refuse(ctx: Context, *, territory: str, milestone: str, seen_version: int, reason: str) -> None:
    """Refuse what another person declared: the milestone is expected again."""
    row = _pending(ctx, territory, milestone, seen_version)
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    struck = [new_withdrawal(ctx, fact_id, reason) for fact_id in _declared_together(ctx, row)]
    write(ctx, row, Action.MILESTONE_REFUSED, facts=struck, note=reason)


def _pending(ctx: Context, territory: str, milestone: str, seen_version: int) -> Milestone:
    row = open_row(
        ctx,
        territory=territory,
        milestone=milestone,
        seen_version=seen_version,
        permission=Permission.MILESTONE_VERIFY,
    )
    if row.actual_origin is not Origin.DECLARED:
        raise NothingReachedToVerify
    if not is_second_person(ctx.actor, row.declared_by):
        raise errors.OwnDeclaration
    return row


def _declared_together(ctx: Context, row: Milestone) -> list[int]:
    """The date and the proof that came with the declaration in force."""
    event = select(Fact.event_id).where(Fact.id == row.actual_fact_id).scalar_subquery()
    together = select(Fact.id).where(Fact.event_id == event, Fact.subject == subject_of(row))
    return list(ctx.session.scalars(together.order_by(Fact.id)))
