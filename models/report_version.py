"""A report as it was sent, word for word. Rows are only ever added."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.append_only import append_only
from models.base import Base, digest, key, pk, prose


class ReportVersion(Base):
    """`document` is canonical JSON and `seal` its SHA-256, which a fact of the same event holds
    too. Where a report stands follows from the facts of `report/<territory>/<lot>/<period>`."""

    __tablename__ = "report_version"
    __table_args__ = (UniqueConstraint("territory_key", "lot_key", "period_key", "number"),)

    id: Mapped[pk]
    territory_key: Mapped[key]
    lot_key: Mapped[key]
    period_key: Mapped[key]  # "2026-11-01_2026-11-15"
    number: Mapped[int]
    document: Mapped[prose]
    seal: Mapped[digest]
    definitions: Mapped[digest]  # of the method as it was defined then
    submitted_at: Mapped[datetime]
    submitted_by: Mapped[int | None] = mapped_column(index=True)


assert isinstance(ReportVersion.__table__, Table)
append_only(ReportVersion.__table__)
