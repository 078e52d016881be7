"""What a database holds, and what was recorded in it last."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, select

from models import AuditEvent
from models.base import Base
from models.database import Database


def everything(database: Database) -> dict[str, list[Row[Any]]]:
    """The rows of each table: what a refusal may not change in any way."""
    with database.read() as session:
        return {
            table.name: list(session.execute(select(table).order_by(*table.primary_key)))
            for table in Base.metadata.sorted_tables
        }


def last_event(database: Database) -> AuditEvent:
    with database.read() as session:
        return session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc()).limit(1)).one()
