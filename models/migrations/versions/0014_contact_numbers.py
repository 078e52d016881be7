"""Contacts are numbered for each lot: a number tells no lot how many contacts others keep."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Those that are there keep the number that the journal knows them by."""
    op.add_column("contact", sa.Column("number", sa.Integer(), server_default="0", nullable=False))
    op.execute("UPDATE contact SET number = id")
    op.create_index(
        "ix_contact_territory_key_lot_key_number",
        "contact",
        ["territory_key", "lot_key", "number"],
        unique=True,
    )


def downgrade() -> None:
    """There is no way back: a number would name two contacts in the journal."""
    raise NotImplementedError("restore a backup instead")
