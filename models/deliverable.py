"""Where one deliverable stands in one territory now: the current value of its facts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from domain.dates import PartialDate
from domain.deliverables import DeliverableStatus
from domain.statements import Origin
from models.base import Base, key, pk, prose


class Deliverable(Base):
    """Always equal to `value_as_of(today)` of its facts; `services.deliverables.rows.refresh`
    keeps it so. `title` and `criteria` are written for those that the method does not have.
    The lot is that of the phase."""

    __tablename__ = "deliverable"
    __table_args__ = (UniqueConstraint("territory_key", "deliverable_key"),)

    id: Mapped[pk]
    territory_key: Mapped[key]
    phase_key: Mapped[key]
    deliverable_key: Mapped[key]  # "P02.portrait-statistique", or "P02.ajout-1"
    title: Mapped[prose] = mapped_column(default="")
    criteria: Mapped[prose] = mapped_column(default="")  # one a line

    status: Mapped[DeliverableStatus] = mapped_column(default=DeliverableStatus.EXPECTED)
    status_since: Mapped[date | None]
    status_fact_id: Mapped[int | None]
    submitted_by: Mapped[int | None]
    decided_by: Mapped[int | None]
    submitted_on: Mapped[date | None]
    submitted_version: Mapped[int | None]
    due_on: Mapped[PartialDate | None]
    reserve_due_on: Mapped[date | None]  # the soonest among the reservations not closed
    waiting_for: Mapped[key] = mapped_column(default="")  # the code of a type of actors

    available_on: Mapped[PartialDate | None]  # what a source says; never an acceptance
    available_at_latest: Mapped[bool] = mapped_column(default=False, server_default=false())
    available_origin: Mapped[Origin | None]
    last_news_on: Mapped[date | None]

    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own form)
