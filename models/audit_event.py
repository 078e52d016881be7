"""The audit trail: one row per thing done. Rows are never changed nor deleted, and each seals the one before."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String, Table, event
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column

from models.append_only import append_only
from models.base import Base, digest, key, pk, prose, subject


class AuditEvent(Base):
    __tablename__ = "audit_event"

    id: Mapped[pk]
    recorded_at: Mapped[datetime] = mapped_column(index=True)
    actor_id: Mapped[int | None] = mapped_column(index=True)  # None: the application itself
    action: Mapped[key] = mapped_column(index=True)  # "phase.declared"
    subject: Mapped[subject] = mapped_column(index=True)  # "phase/herstal/P07"
    territory_key: Mapped[key | None] = mapped_column(index=True)
    changes: Mapped[dict[str, Any]] = mapped_column(JSON)  # {"status": ["old", "new"]}
    note: Mapped[prose] = mapped_column(default="")
    command_id: Mapped[str | None] = mapped_column(String(64), unique=True)
    facts_digest: Mapped[str] = mapped_column(String(64), default="")  # of the facts it brought
    previous_hash: Mapped[digest]
    hash: Mapped[digest]


assert isinstance(AuditEvent.__table__, Table)
append_only(AuditEvent.__table__)


class UnauditedChange(RuntimeError):
    """A service changed something and told nobody. A bug, not a refusal."""


@event.listens_for(Session, "before_flush")
def _watch(session: Session, _context: object, _instances: object) -> None:
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, AuditEvent):
            session.info["audited"] = True
        elif row.__watched__ and (row not in session.dirty or session.is_modified(row)):
            session.info["changed"] = True


@event.listens_for(Session, "do_orm_execute")
def _watch_bulk(state: ORMExecuteState) -> None:
    """Statements that change rows without loading them count too."""
    mapper = state.bind_mapper
    if (state.is_insert or state.is_update or state.is_delete) and (
        mapper is None or mapper.class_.__watched__
    ):
        state.session.info["changed"] = True


@event.listens_for(Session, "before_commit")
def _require_audit(session: Session) -> None:
    session.flush()
    changed, audited = session.info.pop("changed", False), session.info.pop("audited", False)
    if changed and not audited:
        raise UnauditedChange("a transaction changed rows without an audit event")


@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop("changed", None)
    session.info.pop("audited", None)
