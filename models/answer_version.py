"""An answer to Parliament as it was sent, word for word. Rows are only ever added."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.append_only import append_only
from models.base import Base, digest, pk, prose


class AnswerVersion(Base):
    """`document` is canonical JSON and `seal` its SHA-256, which the event of the sending tells too."""

    __tablename__ = "answer_version"
    __table_args__ = (UniqueConstraint("answer_id"),)

    id: Mapped[pk]
    answer_id: Mapped[int]
    document: Mapped[prose]
    seal: Mapped[digest]
    definitions: Mapped[digest]  # of the method as it was defined then
    sent_at: Mapped[datetime]
    sent_by: Mapped[int | None] = mapped_column(index=True)


assert isinstance(AnswerVersion.__table__, Table)
append_only(AnswerVersion.__table__)
