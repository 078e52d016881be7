"""An answer to Parliament that is being prepared: the draft of which day and scope, and its edits."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from domain.answers import AnswerStatus
from models.base import Base, line, pk, prose


class Answer(Base):
    """`territories` and `phases` are keys between commas, empty for all; `edits` is what people wrote
    over the sentences (domain.answers). Who cleared it when stands in the journal."""

    __tablename__ = "answer"

    id: Mapped[pk]  # how people call it, too
    reference: Mapped[line]  # « Question écrite n° 195 »
    answered_on: Mapped[date]
    territories: Mapped[prose]
    phases: Mapped[prose]
    status: Mapped[AnswerStatus]
    edits: Mapped[prose] = mapped_column(default="")
    drafted_by: Mapped[int | None] = mapped_column(default=None)  # who said it drafted last
    changed_at: Mapped[datetime]
    changed_by: Mapped[int | None]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own form)
