"""What the method says of one phase, whatever the territory."""

from __future__ import annotations

from definitions.phases import PhaseDefinition
from domain.errors import NotFound
from domain.permissions import Permission
from queries.context import Context


def definition_of(ctx: Context, *, phase: str) -> PhaseDefinition:
    """The phase of that key; « introuvable » when the method has none."""
    ctx.actor.require(Permission.PROGRESS_READ)
    if phase not in {known.key for known in ctx.catalog.phases}:
        raise NotFound(subject=phase)
    return ctx.catalog.phase(phase)
