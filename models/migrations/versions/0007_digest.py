"""Mails: what each person wants, and the one mail of each person and period."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0004"


def upgrade() -> None:
    op.add_column(
        "account",
        sa.Column("mails", sa.String(length=32), server_default="weekly", nullable=False),
    )
    op.create_table(
        "digest_mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=80), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_digest_mail_account_id_account"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_digest_mail"),
        sa.UniqueConstraint("account_id", "period", name="uq_digest_mail_account_id_period"),
    )


def downgrade() -> None:
    op.drop_table("digest_mail")
    op.drop_column("account", "mails")
