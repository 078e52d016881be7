"""Statistical portraits: their figures, and the portraits that were frozen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.append_only import postgresql_ddl, sqlite_ddl

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    _figure()
    _portrait_version()
    ddl = sqlite_ddl if op.get_context().dialect.name == "sqlite" else postgresql_ddl
    for statement in ddl("portrait_version"):
        op.execute(statement)


def downgrade() -> None:
    """There is no way back: what was frozen is part of the record."""
    raise NotImplementedError("restore a backup instead")


def _figure() -> None:
    op.create_table(
        "figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=160), nullable=False),
        sa.Column("territory_key", sa.String(length=80), nullable=True),
        sa.Column("level", sa.String(length=32), nullable=False),
        sa.Column("place_key", sa.String(length=80), nullable=False),
        sa.Column("indicator_key", sa.String(length=80), nullable=False),
        sa.Column("breakdown", sa.String(length=80), nullable=False),
        sa.Column("period", sa.String(length=80), nullable=False),
        sa.Column("period_last", sa.Date(), nullable=False),
        sa.Column("value", sa.String(length=80), nullable=False),
        sa.Column("unit", sa.String(length=80), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("extracted_on", sa.Date(), nullable=True),
        sa.Column("licence", sa.String(length=200), nullable=False),
        sa.Column("break_note", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("fact_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_figure"),
        sa.UniqueConstraint("subject", name="uq_figure_subject"),
    )
    op.create_index("ix_figure_territory_key", "figure", ["territory_key"])
    op.create_index("ix_figure_indicator_key", "figure", ["indicator_key"])


def _portrait_version() -> None:
    op.create_table(
        "portrait_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("territory_key", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.Column("definitions", sa.String(length=64), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("frozen_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_portrait_version"),
        sa.UniqueConstraint(
            "territory_key", "number", name="uq_portrait_version_territory_key_number"
        ),
    )
    op.create_index("ix_portrait_version_frozen_by", "portrait_version", ["frozen_by"])
