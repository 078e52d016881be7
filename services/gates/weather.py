"""The weather that a lead declares of a phase, beside the computed one and never instead of it."""

from __future__ import annotations

from domain import errors
from domain.actions import Action
from domain.gates import LevelNotDeclarable
from domain.health import SCALE, Level
from domain.permissions import Permission
from domain.statements import Origin
from domain.text import NOTE_LIMIT, clean
from queries.context import Context
from queries.gates.states import DECLARED, gate_history, gates_on, subject_of
from queries.moment import Moment
from services import audit, facts
from services.phases.rows import get_row, title_of


def declare(
    ctx: Context, *, territory: str, phase: str, seen_version: int, level: Level | None, reason: str
) -> None:
    """Say how the phase is doing, with a reason; None takes back what was declared."""
    get_row(ctx, territory=territory, phase=phase, permission=Permission.WEATHER_DECLARE)
    _refuse_stale(ctx, territory, phase, seen_version)
    # « Unknown » is on no scale: it is what remains when a declaration is taken back.
    if level is not None and level not in SCALE:
        raise LevelNotDeclarable
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    declared = _declared(ctx, territory, phase)
    if level is None and declared is None:
        raise errors.NothingNew
    subject, value = subject_of(territory, phase), level.value if level else ""
    audit.record(
        ctx,
        Action.WEATHER_DECLARED if level else Action.WEATHER_WITHDRAWN,
        subject,
        territory=territory,
        changes={DECLARED: (declared, level)},
        facts=facts.new_facts(
            ctx,
            subject,
            {DECLARED: value},
            territory=territory,
            origin=Origin.VERIFIED,
            note=reason,
        ),
        note=reason,
    )


def _refuse_stale(ctx: Context, territory: str, phase: str, seen_version: int) -> None:
    present = gate_history(ctx, territory=territory, phase=phase, moment=Moment(ctx.today))
    if present.version != seen_version:
        raise errors.StaleEdit(subject=title_of(ctx, phase))


def _declared(ctx: Context, territory: str, phase: str) -> Level | None:
    gates = gates_on(ctx, moment=Moment(ctx.today), territory=territory)
    gate = gates.get((territory, phase))
    return gate.declared.level if gate and gate.declared else None
