"""Reports: the versions that were sent, frozen, and those being written."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.append_only import postgresql_ddl, sqlite_ddl

revision = "0004"
down_revision = "0006"


def upgrade() -> None:
    _report_version()
    _report_draft()
    ddl = sqlite_ddl if op.get_context().dialect.name == "sqlite" else postgresql_ddl
    for statement in ddl("report_version"):
        op.execute(statement)


def downgrade() -> None:
    """There is no way back: what was sent is part of the record."""
    raise NotImplementedError("restore a backup instead")


def _report_version() -> None:
    op.create_table(
        "report_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("territory_key", sa.String(length=80), nullable=False),
        sa.Column("lot_key", sa.String(length=80), nullable=False),
        sa.Column("period_key", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.Column("definitions", sa.String(length=64), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_report_version"),
        sa.UniqueConstraint(
            "territory_key",
            "lot_key",
            "period_key",
            "number",
            name="uq_report_version_territory_key_lot_key_period_key_number",
        ),
    )
    op.create_index("ix_report_version_submitted_by", "report_version", ["submitted_by"])


def _report_draft() -> None:
    op.create_table(
        "report_draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("territory_key", sa.String(length=80), nullable=False),
        sa.Column("lot_key", sa.String(length=80), nullable=False),
        sa.Column("period_key", sa.String(length=80), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_report_draft"),
        sa.UniqueConstraint(
            "territory_key",
            "lot_key",
            "period_key",
            name="uq_report_draft_territory_key_lot_key_period_key",
        ),
    )
