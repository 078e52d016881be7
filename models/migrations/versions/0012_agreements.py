"""Agreements with steering bodies and partners, and the files handed in for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.append_only import postgresql_ddl, sqlite_ddl

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    _agreement()
    _agreement_file()
    ddl = sqlite_ddl if op.get_context().dialect.name == "sqlite" else postgresql_ddl
    for statement in ddl("agreement_file"):
        op.execute(statement)


def downgrade() -> None:
    """There is no way back: what was signed is part of the record."""
    raise NotImplementedError("restore a backup instead")


def _agreement() -> None:
    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("territory_key", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("status_on", sa.String(length=10), nullable=False),
        sa.Column("until", sa.String(length=10), nullable=True),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.Column("file_digest", sa.String(length=64), nullable=True),
        sa.Column("is_removed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("last_news_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_agreement"),
        sa.UniqueConstraint("territory_key", "number", name="uq_agreement_territory_key_number"),
    )


def _agreement_file() -> None:
    op.create_table(
        "agreement_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("territory_key", sa.String(length=80), nullable=False),
        sa.Column("agreement_number", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_agreement_file"),
        sa.UniqueConstraint(
            "territory_key",
            "agreement_number",
            "number",
            name="uq_agreement_file_territory_key_agreement_number_number",
        ),
    )
