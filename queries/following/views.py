"""The views that a person saved, for that person only."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from domain.text import french_order
from models import SavedView
from queries.context import Context
from queries.rows import named_rows


@dataclass(frozen=True, slots=True)
class SavedViewRow:
    """A page with its filters and its date, under a name."""

    id: int
    name: str
    address: str
    version: int


def my_views(ctx: Context) -> list[SavedViewRow]:
    """Return them by name."""
    statement = select(SavedView.id, SavedView.name, SavedView.address, SavedView.version).where(
        SavedView.account_id == ctx.actor.user_id
    )
    rows = [SavedViewRow(**row) for row in named_rows(ctx.session.execute(statement))]
    return sorted(rows, key=lambda row: french_order(row.name))
