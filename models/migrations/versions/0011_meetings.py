"""What brings people together: meetings of each territory, and their minutes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.append_only import postgresql_ddl, sqlite_ddl

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    _meeting()
    _meeting_minutes()
    ddl = sqlite_ddl if op.get_context().dialect.name == "sqlite" else postgresql_ddl
    for statement in ddl("meeting_minutes"):
        op.execute(statement)


def _meeting() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("territory_key", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("phases", sa.Text(), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("planned_on", sa.String(length=10), nullable=True),
        sa.Column("held_on", sa.String(length=10), nullable=True),
        sa.Column("is_cancelled", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("organisations", sa.Text(), nullable=False),
        sa.Column("groups", sa.Text(), nullable=False),
        sa.Column("last_news_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_meeting"),
        sa.UniqueConstraint("territory_key", "number", name="uq_meeting_territory_key_number"),
    )
    op.create_index("ix_meeting_number", "meeting", ["number"])


def _meeting_minutes() -> None:
    op.create_table(
        "meeting_minutes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("territory_key", sa.String(length=80), nullable=False),
        sa.Column("meeting_number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_minutes"),
    )
    op.create_index("ix_meeting_minutes_digest", "meeting_minutes", ["digest"])
    op.create_index(
        "ix_meeting_minutes_territory_key_meeting_number",
        "meeting_minutes",
        ["territory_key", "meeting_number"],
    )


def downgrade() -> None:
    """There is no way back: minutes are part of the record."""
    raise NotImplementedError("restore a backup instead")
