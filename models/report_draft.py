"""A report that is being written: nobody's word yet, so neither a fact nor an audited change."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, key, pk, prose


class ReportDraft(Base):
    """`content` is empty once the draft was sent; the version goes on, so that a tab left open
    on an earlier draft is told so."""

    __tablename__ = "report_draft"
    __table_args__ = (UniqueConstraint("territory_key", "lot_key", "period_key"),)
    __watched__: ClassVar[bool] = False  # saved at each field; what counts is audited when sent

    id: Mapped[pk]
    territory_key: Mapped[key]
    lot_key: Mapped[key]
    period_key: Mapped[key]
    content: Mapped[prose] = mapped_column(default="")
    saved_at: Mapped[datetime]
    saved_by: Mapped[int | None]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own form)
