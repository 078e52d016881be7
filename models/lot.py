"""A lot of the public contract: what FOREm writes about it, since the source only counts three."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, pk, prose


class Lot(Base):
    __tablename__ = "lot"

    id: Mapped[pk]
    lot_key: Mapped[str] = mapped_column(String(80), unique=True)
    contents: Mapped[prose] = mapped_column(default="")  # empty: not stated
    holder: Mapped[prose] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own form)
