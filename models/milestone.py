"""Where one milestone stands in one territory now: the current value of its facts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from domain.dates import PartialDate
from domain.milestones import MilestoneKind
from domain.statements import Origin
from models.base import Base, key, pk, prose


class Milestone(Base):
    """Always equal to `value_as_of(today)` of its facts; `services.milestones.rows.refresh` keeps
    it so. `title` and `kind` are written for those that the method does not have. The lot is
    that of the phase."""

    __tablename__ = "milestone"
    __table_args__ = (UniqueConstraint("territory_key", "milestone_key"),)

    id: Mapped[pk]
    territory_key: Mapped[key]
    phase_key: Mapped[key]
    milestone_key: Mapped[key]  # "P07.protocole-valide", or "P07.ajout-1"
    title: Mapped[prose] = mapped_column(default="")
    kind: Mapped[MilestoneKind | None]

    planned_on: Mapped[PartialDate | None]  # of the baseline in force
    forecast_on: Mapped[PartialDate | None]
    actual_on: Mapped[PartialDate | None]
    actual_at_latest: Mapped[bool] = mapped_column(default=False, server_default=false())
    actual_origin: Mapped[Origin | None]
    actual_fact_id: Mapped[int | None]
    declared_by: Mapped[int | None]
    verified_by: Mapped[int | None]
    proof: Mapped[prose] = mapped_column(default="")  # an https address

    told_on: Mapped[PartialDate | None]  # the date told to Parliament
    told_reference: Mapped[prose] = mapped_column(default="")
    last_news_on: Mapped[date | None]

    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own form)
