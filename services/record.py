"""What services that record facts share, whatever the subject."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from models import TerritoryPhase
from models.base import Base
from queries.context import Context


def lot_of(ctx: Context, *, territory: str, phase: str) -> str | None:
    """The lot that a phase is attached to; its milestones and deliverables belong to it as well."""
    return ctx.session.scalar(
        select(TerritoryPhase.lot_key).where(
            TerritoryPhase.territory_key == territory, TerritoryPhase.phase_key == phase
        )
    )


def update_row(ctx: Context, row: Base, columns: Mapping[str, object] | None) -> None:
    """Make the row hold what its facts say now; when they say nothing there is no row."""
    if columns is None:
        ctx.session.delete(row)
        return
    for column, value in columns.items():
        setattr(row, column, value)
