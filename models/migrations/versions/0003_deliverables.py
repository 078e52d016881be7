"""Where deliverables stand: one row a deliverable and territory."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "deliverable",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("territory_key", sa.String(length=80), nullable=False),
        sa.Column("phase_key", sa.String(length=80), nullable=False),
        sa.Column("deliverable_key", sa.String(length=80), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("criteria", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("status_since", sa.Date(), nullable=True),
        sa.Column("status_fact_id", sa.Integer(), nullable=True),
        sa.Column("submitted_by", sa.Integer(), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("submitted_version", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.String(length=10), nullable=True),
        sa.Column("waiting_for", sa.String(length=80), nullable=False),
        sa.Column("available_on", sa.String(length=10), nullable=True),
        sa.Column("available_at_latest", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("available_origin", sa.String(length=32), nullable=True),
        sa.Column("last_news_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deliverable"),
        sa.UniqueConstraint(
            "territory_key", "deliverable_key", name="uq_deliverable_territory_key_deliverable_key"
        ),
    )


def downgrade() -> None:
    """The facts stay; the rows are made again from them."""
    op.drop_table("deliverable")
