"""The files handed in for agreements, each once. Rows are only added."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Table, UniqueConstraint
from sqlalchemy.orm import Mapped

from models.append_only import append_only
from models.base import Base, kept_file, key, line, pk


class AgreementFile(Base):
    """`digest` is the SHA-256 under which the bytes are kept."""

    __tablename__ = "agreement_file"
    __table_args__ = (UniqueConstraint("territory_key", "agreement_number", "number"),)

    id: Mapped[pk]
    territory_key: Mapped[key]
    agreement_number: Mapped[int]
    number: Mapped[int]  # of the file, for that agreement
    name: Mapped[line]
    media_type: Mapped[line]
    size: Mapped[int]  # bytes
    digest: Mapped[kept_file]
    added_by: Mapped[int | None]
    added_at: Mapped[datetime]


assert isinstance(AgreementFile.__table__, Table)
append_only(AgreementFile.__table__)
