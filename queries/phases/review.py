"""What waits for a second person."""

from __future__ import annotations

from domain.permissions import Permission
from domain.review import awaiting
from domain.subjects import Kind, subject_text
from queries.context import Context
from queries.facts import FactRow, history_of, undecided


def declarations_awaiting(ctx: Context, *, territory: str, phase: str) -> list[FactRow]:
    """The declared statuses of a phase that nobody verified or refused yet, latest first."""
    ctx.actor.require(Permission.PROGRESS_READ, territory)
    return awaiting(history_of(ctx, subject_text(Kind.PHASE, territory, phase), ["status"]))


def status_said(ctx: Context, *, territory: str, phase: str, fact_id: int) -> FactRow | None:
    """The statement on which a status stands: who recorded it, when, with which note."""
    ctx.actor.require(Permission.PROGRESS_READ, territory)
    said = history_of(ctx, subject_text(Kind.PHASE, territory, phase), ["status"])
    return next((fact for fact in said if fact.id == fact_id), None)


def all_awaiting(ctx: Context) -> list[FactRow]:
    """Return the declarations that wait in every phase that the actor sees, in one statement."""
    ctx.actor.require(Permission.PROGRESS_READ)
    return undecided(ctx, "phase", "status")
