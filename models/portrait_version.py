"""A statistical portrait as it was frozen, word for word. Rows are only ever added."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.append_only import append_only
from models.base import Base, digest, key, line, pk, prose


class PortraitVersion(Base):
    """`document` is canonical JSON and `seal` its SHA-256, which a fact of the same event holds
    too: `portrait_seal` of `portrait/<territory>`."""

    __tablename__ = "portrait_version"
    __table_args__ = (UniqueConstraint("territory_key", "number"),)

    id: Mapped[pk]
    territory_key: Mapped[key]
    number: Mapped[int]
    label: Mapped[line]  # « au départ »
    document: Mapped[prose]
    seal: Mapped[digest]
    definitions: Mapped[digest]  # of the method as it was defined then
    frozen_at: Mapped[datetime]
    frozen_by: Mapped[int | None] = mapped_column(index=True)


assert isinstance(PortraitVersion.__table__, Table)
append_only(PortraitVersion.__table__)
