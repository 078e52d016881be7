"""Alembic's environment: runs inside the connection and the transaction of models.schema."""

from __future__ import annotations

from alembic import context

from models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,  # SQLite too: a killed migration leaves nothing behind
    transaction_per_migration=False,
    render_as_batch=True,
)
context.run_migrations()
