"""Who is around the table: organisations of each territory, links between them, contacts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    _organisation()
    _organisation_link()
    _contact()


def _organisation() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("territory_key", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("actor_type", sa.String(length=80), nullable=False),
        sa.Column("website", sa.Text(), nullable=False),
        sa.Column("pilot_role", sa.Text(), nullable=False),
        sa.Column("parent", sa.Integer(), nullable=True),
        sa.Column("barriers", sa.Text(), nullable=False),
        sa.Column("interest", sa.String(length=32), nullable=True),
        sa.Column("influence", sa.String(length=32), nullable=True),
        sa.Column("engagement", sa.String(length=32), nullable=False),
        sa.Column("engagement_on", sa.String(length=10), nullable=True),
        sa.Column("engagement_wanted", sa.String(length=32), nullable=True),
        sa.Column("last_news_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
        sa.UniqueConstraint("territory_key", "number", name="uq_organisation_territory_key_number"),
    )
    op.create_index("ix_organisation_number", "organisation", ["number"])


def _organisation_link() -> None:
    op.create_table(
        "organisation_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("territory_key", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("second", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(length=32), nullable=False),
        sa.Column("nature", sa.String(length=32), nullable=False),
        sa.Column("direction", sa.String(length=32), nullable=False),
        sa.Column("intensity", sa.Integer(), nullable=False),
        sa.Column("is_formal", sa.Boolean(), nullable=False),
        sa.Column("since", sa.String(length=10), nullable=False),
        sa.Column("until", sa.String(length=10), nullable=True),
        sa.Column("is_removed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_organisation_link"),
        sa.UniqueConstraint(
            "territory_key", "number", name="uq_organisation_link_territory_key_number"
        ),
    )


def _contact() -> None:
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("territory_key", sa.String(length=80), nullable=False),
        sa.Column("lot_key", sa.String(length=80), nullable=True),
        sa.Column("organisation_number", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("function", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=200), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=False),
        sa.Column("erased_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contact"),
    )
    op.create_index("ix_contact_territory_key", "contact", ["territory_key"])


def downgrade() -> None:
    """The facts of organisations and links stay, their rows are made again from them; contacts
    are forgotten."""
    op.drop_table("contact")
    op.drop_table("organisation_link")
    op.drop_table("organisation")
