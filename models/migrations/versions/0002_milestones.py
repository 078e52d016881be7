"""Where milestones stand: one row a milestone and territory."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "milestone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("territory_key", sa.String(length=80), nullable=False),
        sa.Column("phase_key", sa.String(length=80), nullable=False),
        sa.Column("milestone_key", sa.String(length=80), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=True),
        sa.Column("planned_on", sa.String(length=10), nullable=True),
        sa.Column("forecast_on", sa.String(length=10), nullable=True),
        sa.Column("actual_on", sa.String(length=10), nullable=True),
        sa.Column("actual_at_latest", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("actual_origin", sa.String(length=32), nullable=True),
        sa.Column("actual_fact_id", sa.Integer(), nullable=True),
        sa.Column("declared_by", sa.Integer(), nullable=True),
        sa.Column("verified_by", sa.Integer(), nullable=True),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("told_on", sa.String(length=10), nullable=True),
        sa.Column("told_reference", sa.Text(), nullable=False),
        sa.Column("last_news_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_milestone"),
        sa.UniqueConstraint(
            "territory_key", "milestone_key", name="uq_milestone_territory_key_milestone_key"
        ),
    )


def downgrade() -> None:
    """The facts stay; the rows are made again from them."""
    op.drop_table("milestone")
