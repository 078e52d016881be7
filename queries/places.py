"""Territories and phases as an address names them: known and for this person, or « introuvable »."""

from __future__ import annotations

from definitions.phases import PhaseDefinition
from domain.errors import NotFound
from domain.permissions import Permission
from queries.context import Context


def known_territory(ctx: Context, *, key: str) -> str:
    """The key, when that territory exists and is for this person; else « introuvable »."""
    if key not in {place.key for place in ctx.catalog.territories} or not ctx.actor.sees(key):
        raise NotFound(subject=key)
    return key


def definition_of(ctx: Context, *, phase: str) -> PhaseDefinition:
    """The phase of that key; « introuvable » when the method has none."""
    ctx.actor.require(Permission.PROGRESS_READ)
    if phase not in {known.key for known in ctx.catalog.phases}:
        raise NotFound(subject=phase)
    return ctx.catalog.phase(phase)
