"""What was handed in for a deliverable: one row a version, a file or an address. Rows are only added."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.append_only import append_only
from models.base import Base, kept_file, key, line, pk, prose


class DeliverableVersion(Base):
    """Either `digest`, the SHA-256 under which the bytes are kept, or `link`. `lot_key` is the
    lot under which it was handed in: no other lot reads it."""

    __tablename__ = "deliverable_version"
    __table_args__ = (UniqueConstraint("territory_key", "deliverable_key", "number"),)

    id: Mapped[pk]
    territory_key: Mapped[key]
    deliverable_key: Mapped[key]
    number: Mapped[int]
    lot_key: Mapped[key | None]
    name: Mapped[line] = mapped_column(default="")
    media_type: Mapped[line] = mapped_column(default="")
    size: Mapped[int] = mapped_column(default=0)  # bytes
    digest: Mapped[kept_file | None] = mapped_column(index=True)
    link: Mapped[prose] = mapped_column(default="")
    note: Mapped[prose] = mapped_column(default="")
    added_by: Mapped[int | None]
    added_at: Mapped[datetime]


assert isinstance(DeliverableVersion.__table__, Table)
append_only(DeliverableVersion.__table__)
