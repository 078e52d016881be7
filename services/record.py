"""What services that record facts share, whatever the subject."""

from __future__ import annotations

from sqlalchemy import select

from models import TerritoryPhase
from queries.context import Context


def lot_of(ctx: Context, *, territory: str, phase: str) -> str | None:
    """The lot that a phase is attached to; its milestones and deliverables belong to it as well."""
    return ctx.session.scalar(
        select(TerritoryPhase.lot_key).where(
            TerritoryPhase.territory_key == territory, TerritoryPhase.phase_key == phase
        )
    )
