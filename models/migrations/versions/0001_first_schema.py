"""The first schema: facts and their audit trail, where phases stand, lots, accounts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.append_only import postgresql_ddl, sqlite_ddl

revision = "0001"
down_revision = None

APPEND_ONLY = ("audit_event", "fact")


def upgrade() -> None:
    _audit_event()
    _fact()
    _territory_phase()
    _lot()
    _account()
    _role_grant()
    _sign_in_link()
    _sign_in_attempt()
    _web_session()
    ddl = sqlite_ddl if op.get_context().dialect.name == "sqlite" else postgresql_ddl
    for table in APPEND_ONLY:
        for statement in ddl(table):
            op.execute(statement)


def downgrade() -> None:
    """There is no way back from the first schema: its rows are the record itself."""
    raise NotImplementedError("restore a backup instead")


def _audit_event() -> None:
    op.create_table(
        "audit_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(length=80), nullable=False),
        sa.Column("subject", sa.String(length=160), nullable=False),
        sa.Column("territory_key", sa.String(length=80), nullable=True),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("command_id", sa.String(length=64), nullable=True),
        sa.Column("facts_digest", sa.String(length=64), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_event"),
        sa.UniqueConstraint("command_id", name="uq_audit_event_command_id"),
    )
    op.create_index("ix_audit_event_action", "audit_event", ["action"])
    op.create_index("ix_audit_event_actor_id", "audit_event", ["actor_id"])
    op.create_index("ix_audit_event_recorded_at", "audit_event", ["recorded_at"])
    op.create_index("ix_audit_event_subject", "audit_event", ["subject"])
    op.create_index("ix_audit_event_territory_key", "audit_event", ["territory_key"])


def _fact() -> None:
    op.create_table(
        "fact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=160), nullable=False),
        sa.Column("territory_key", sa.String(length=80), nullable=True),
        sa.Column("attribute", sa.String(length=80), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("precision", sa.String(length=32), nullable=False),
        sa.Column("at_latest", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("origin", sa.String(length=32), nullable=False),
        sa.Column("stated_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("source_key", sa.String(length=80), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("replaces", sa.Integer(), nullable=True),
        sa.Column("confirms", sa.Integer(), nullable=True),
        sa.Column("declared_by", sa.Integer(), nullable=True),
        sa.Column("withdraws", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["audit_event.id"], name="fk_fact_event_id_audit_event"
        ),
        sa.ForeignKeyConstraint(["replaces"], ["fact.id"], name="fk_fact_replaces_fact"),
        sa.ForeignKeyConstraint(["confirms"], ["fact.id"], name="fk_fact_confirms_fact"),
        sa.PrimaryKeyConstraint("id", name="pk_fact"),
    )
    op.create_index(
        "ix_fact_attribute_territory_key_effective_on",
        "fact",
        ["attribute", "territory_key", "effective_on"],
    )
    op.create_index("ix_fact_event_id", "fact", ["event_id"])
    op.create_index("ix_fact_replaces", "fact", ["replaces"])
    op.create_index("ix_fact_confirms", "fact", ["confirms"])
    op.create_index(
        "ix_fact_subject_attribute_effective_on", "fact", ["subject", "attribute", "effective_on"]
    )


def _territory_phase() -> None:
    op.create_table(
        "territory_phase",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("territory_key", sa.String(length=80), nullable=False),
        sa.Column("phase_key", sa.String(length=80), nullable=False),
        sa.Column("lot_key", sa.String(length=80), nullable=True),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("status_since", sa.Date(), nullable=True),
        sa.Column("status_precision", sa.String(length=32), nullable=True),
        sa.Column("status_at_latest", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("status_origin", sa.String(length=32), nullable=True),
        sa.Column("status_fact_id", sa.Integer(), nullable=True),
        sa.Column("declared_by", sa.Integer(), nullable=True),
        sa.Column("verified_by", sa.Integer(), nullable=True),
        sa.Column("planned_start", sa.String(length=10), nullable=True),
        sa.Column("planned_end", sa.String(length=10), nullable=True),
        sa.Column("actual_start", sa.String(length=10), nullable=True),
        sa.Column("actual_end", sa.String(length=10), nullable=True),
        sa.Column("last_news_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_territory_phase"),
        sa.UniqueConstraint(
            "territory_key", "phase_key", name="uq_territory_phase_territory_key_phase_key"
        ),
    )


def _lot() -> None:
    op.create_table(
        "lot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lot_key", sa.String(length=80), nullable=False),
        sa.Column("contents", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_lot"),
        sa.UniqueConstraint("lot_key", name="uq_lot_lot_key"),
    )


def _account() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(length=200), nullable=True),
        sa.Column("display_name", sa.String(length=200), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("is_disabled", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("login", name="uq_account_login"),
    )


def _role_grant() -> None:
    op.create_table(
        "role_grant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("territory_key", sa.String(length=80), nullable=True),
        sa.Column("lot_key", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_role_grant_account_id_account"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_role_grant"),
        sa.UniqueConstraint(
            "account_id",
            "role",
            "territory_key",
            "lot_key",
            name="uq_role_grant_account_id_role_territory_key_lot_key",
        ),
    )
    op.create_index("ix_role_grant_account_id", "role_grant", ["account_id"])


def _sign_in_link() -> None:
    op.create_table(
        "sign_in_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_sign_in_link_account_id_account"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in_link"),
        sa.UniqueConstraint("token_hash", name="uq_sign_in_link_token_hash"),
    )
    op.create_index("ix_sign_in_link_account_id", "sign_in_link", ["account_id"])


def _sign_in_attempt() -> None:
    op.create_table(
        "sign_in_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("n_failed", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_failed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in_attempt"),
        sa.UniqueConstraint("login", "address", name="uq_sign_in_attempt_login_address"),
    )


def _web_session() -> None:
    op.create_table(
        "web_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_web_session_account_id_account"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_web_session"),
        sa.UniqueConstraint("token_hash", name="uq_web_session_token_hash"),
    )
    op.create_index("ix_web_session_account_id", "web_session", ["account_id"])
