"""Answers to Parliament: those being prepared, and those that were sent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.append_only import postgresql_ddl, sqlite_ddl

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    _answer()
    _answer_version()
    ddl = sqlite_ddl if op.get_context().dialect.name == "sqlite" else postgresql_ddl
    for statement in ddl("answer_version"):
        op.execute(statement)


def downgrade() -> None:
    """There is no way back: what Parliament was told is part of the record."""
    raise NotImplementedError("restore a backup instead")


def _answer() -> None:
    op.create_table(
        "answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=200), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("territories", sa.Text(), nullable=False),
        sa.Column("phases", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("edits", sa.Text(), nullable=False),
        sa.Column("drafted_by", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_answer"),
    )


def _answer_version() -> None:
    op.create_table(
        "answer_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.Column("definitions", sa.String(length=64), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_answer_version"),
        sa.UniqueConstraint("answer_id", name="uq_answer_version_answer_id"),
    )
    op.create_index("ix_answer_version_sent_by", "answer_version", ["sent_by"])
