"""Writing the audit trail, in the same transaction as the change it tells of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select

from domain.actions import Action
from domain.chain import GENESIS, event_hash, facts_digest
from domain.errors import AlreadyDone
from models import AuditEvent, Fact
from queries.context import Context

_EVENTS = AuditEvent.__table__.c
_LAST_HASH = select(_EVENTS.hash).order_by(_EVENTS.id.desc()).limit(1)


def record(
    ctx: Context,
    action: Action,
    subject: str,
    *,
    territory: str | None = None,
    changes: Mapping[str, tuple[object, object]] | None = None,
    facts: Sequence[Fact] = (),
    note: str = "",
) -> AuditEvent:
    """Add one event, sealed by the hash of the one before, and the facts that it brings."""
    event = AuditEvent(
        recorded_at=ctx.now,
        actor_id=ctx.actor.user_id,
        action=action.value,
        subject=subject,
        territory_key=territory,
        changes={name: [_text(old), _text(new)] for name, (old, new) in (changes or {}).items()},
        note=note,
        command_id=ctx.command_id,
        facts_digest=facts_digest([fact.digest for fact in facts]),
        previous_hash=_last_hash(ctx),
    )
    event.hash = event_hash(event)  # last: it covers every column above and the hash before
    for fact in facts:
        fact.event = event
    ctx.session.add_all([event, *facts])
    ctx.session.flush()  # at once: the next event of this transaction chains to its hash
    return event


def without_command_id(ctx: Context) -> Context:
    """For what one command records beside its first event: only that one bears its name."""
    return replace(ctx, command_id=None)


def refuse_repetition(ctx: Context) -> None:
    """A command that already left its event is not done a second time."""
    if ctx.command_id is None:
        return
    if ctx.session.scalar(select(AuditEvent.id).where(AuditEvent.command_id == ctx.command_id)):
        raise AlreadyDone


def _last_hash(ctx: Context) -> str:
    return ctx.session.scalar(_LAST_HASH) or GENESIS


def _text(value: object) -> str | None:
    return None if value is None else str(value)
