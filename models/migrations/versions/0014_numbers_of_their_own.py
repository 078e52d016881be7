"""Contacts are numbered for each lot, organisations and meetings for each territory: a number tells nobody how many
others have."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Those that are there keep the number that the journal knows them by. What several territories
    share, told by one number until now, is told by `identity`."""
    op.add_column("contact", sa.Column("number", sa.Integer(), server_default="0", nullable=False))
    op.execute("UPDATE contact SET number = id")
    op.create_index(
        "ix_contact_territory_key_lot_key_number",
        "contact",
        ["territory_key", "lot_key", "number"],
        unique=True,
    )
    for table in ("organisation", "meeting"):
        identity = sa.Column("identity", sa.Integer(), server_default="0", nullable=False)
        op.add_column(table, identity)
        op.execute(f"UPDATE {table} SET identity = number")
        op.create_index(f"ix_{table}_identity", table, ["identity"])


def downgrade() -> None:
    """There is no way back: a number would name two things in the journal."""
    raise NotImplementedError("restore a backup instead")
