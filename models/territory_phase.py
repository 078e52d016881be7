"""Where one phase stands in one territory now: the current value of its facts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from domain.dates import PartialDate, Precision
from domain.phases import PhaseStatus
from domain.statements import Origin
from models.base import Base, key, pk


class TerritoryPhase(Base):
    """Always equal to `value_as_of(today)` of its facts; `services.phases.statements.refresh` keeps it so."""

    __tablename__ = "territory_phase"
    __table_args__ = (UniqueConstraint("territory_key", "phase_key"),)

    id: Mapped[pk]
    territory_key: Mapped[key]
    phase_key: Mapped[key]
    lot_key: Mapped[key | None]  # None: the source does not say which lot it belongs to

    status: Mapped[PhaseStatus] = mapped_column(default=PhaseStatus.UNKNOWN)
    status_since: Mapped[date | None]
    status_precision: Mapped[Precision | None]
    status_at_latest: Mapped[bool] = mapped_column(default=False, server_default=false())
    status_origin: Mapped[Origin | None]
    status_fact_id: Mapped[int | None]
    declared_by: Mapped[int | None]
    verified_by: Mapped[int | None]

    planned_start: Mapped[PartialDate | None]
    planned_end: Mapped[PartialDate | None]
    actual_start: Mapped[PartialDate | None]
    actual_end: Mapped[PartialDate | None]
    last_news_on: Mapped[date | None]

    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own form)
