"""Where deliverables stand: one row a deliverable and territory; and what was handed in for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.append_only import postgresql_ddl, sqlite_ddl

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _deliverable()
    _deliverable_version()
    ddl = sqlite_ddl if op.get_context().dialect.name == "sqlite" else postgresql_ddl
    for statement in ddl("deliverable_version"):
        op.execute(statement)


def _deliverable() -> None:
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
        sa.Column("reserve_due_on", sa.Date(), nullable=True),
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


def _deliverable_version() -> None:
    op.create_table(
        "deliverable_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("territory_key", sa.String(length=80), nullable=False),
        sa.Column("deliverable_key", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("lot_key", sa.String(length=80), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deliverable_version"),
        sa.UniqueConstraint(
            "territory_key",
            "deliverable_key",
            "number",
            name="uq_deliverable_version_territory_key_deliverable_key_number",
        ),
    )
    op.create_index("ix_deliverable_version_digest", "deliverable_version", ["digest"])


def downgrade() -> None:
    """Versions are part of the record: there is no way back that keeps them."""
    raise NotImplementedError("restore a backup instead")
