"""One figure of a statistical portrait now: the current value of its fact."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from domain.figures import FigureStatus, PlaceLevel
from models.base import Base, key, line, pk, prose, subject


class Figure(Base):
    """Always equal to `value_as_of(today)` of its facts; `services.portraits.rows.refresh` keeps it
    so. `territory_key` is empty for what lies around territories, which everybody may read."""

    __tablename__ = "figure"

    id: Mapped[pk]
    subject: Mapped[subject] = mapped_column(unique=True)
    territory_key: Mapped[key | None] = mapped_column(index=True)
    level: Mapped[PlaceLevel]
    place_key: Mapped[key]
    indicator_key: Mapped[key] = mapped_column(index=True)
    breakdown: Mapped[key] = mapped_column(default="")  # « age.moins-de-25-ans »
    period: Mapped[key]  # « 2024-02 », « 2023 »
    period_last: Mapped[date]

    value: Mapped[key]  # « 12.5 », « <5 », or empty: the source gives none
    unit: Mapped[key]
    source: Mapped[prose]
    url: Mapped[prose] = mapped_column(default="")
    extracted_on: Mapped[date | None]
    licence: Mapped[line] = mapped_column(default="")
    break_note: Mapped[prose] = mapped_column(default="")
    status: Mapped[FigureStatus] = mapped_column(default=FigureStatus.UNKNOWN)
    fact_id: Mapped[int]
