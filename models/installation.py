"""The mark that this database and its folder of files have in common: one row, or none yet."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, pk


class Installation(Base):
    """Written when the database is first served, with a folder (services.files.file_folder)."""

    __tablename__ = "installation"
    __watched__: ClassVar[bool] = False  # which folder lies beside it is no part of the record

    id: Mapped[pk]
    mark: Mapped[str] = mapped_column(String(32))
