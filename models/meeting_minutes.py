"""The minutes of a meeting: one row a file handed in. Rows are only added."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, Table
from sqlalchemy.orm import Mapped, mapped_column

from models.append_only import append_only
from models.base import Base, kept_file, key, line, pk


class MeetingMinutes(Base):
    """`digest` is the SHA-256 under which the bytes are kept. A file handed in for a meeting that
    several territories share has one row in each of those where its author keeps meetings."""

    __tablename__ = "meeting_minutes"
    __table_args__ = (Index(None, "territory_key", "meeting_number"),)

    id: Mapped[pk]
    territory_key: Mapped[key]
    meeting_number: Mapped[int]
    name: Mapped[line]
    media_type: Mapped[line]
    size: Mapped[int]  # bytes
    digest: Mapped[kept_file] = mapped_column(index=True)
    added_by: Mapped[int | None]
    added_at: Mapped[datetime]


assert isinstance(MeetingMinutes.__table__, Table)
append_only(MeetingMinutes.__table__)
