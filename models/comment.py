"""What people write to each other about an object. Rows are only ever added."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Table
from sqlalchemy.orm import Mapped, mapped_column

from models.append_only import append_only
from models.base import Base, key, pk, prose, subject


class Comment(Base):
    """`lot_key`: the only lot that reads it beside FOREm; None is every lot of the territory.
    `withdraws`: a row that says nothing itself and takes another one back."""

    __tablename__ = "comment"

    id: Mapped[pk]
    subject: Mapped[subject] = mapped_column(index=True)  # "phase/herstal/P07"
    territory_key: Mapped[key]
    lot_key: Mapped[key | None]
    author_id: Mapped[int]
    written_at: Mapped[datetime]
    text: Mapped[prose]
    withdraws: Mapped[int | None] = mapped_column(ForeignKey("comment.id"), unique=True)


assert isinstance(Comment.__table__, Table)
append_only(Comment.__table__)
