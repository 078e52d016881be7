"""Wrong passwords per login and address, counted so that guessing becomes slow."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, pk


class SignInAttempt(Base):
    __tablename__ = "sign_in_attempt"
    __table_args__ = (UniqueConstraint("login", "address"),)
    __watched__: ClassVar[bool] = False  # written for unknown logins too; lockouts are audited

    id: Mapped[pk]
    login: Mapped[str] = mapped_column(String(64))  # SHA-256 of what was typed
    address: Mapped[str] = mapped_column(String(64))
    n_failed: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    last_failed_at: Mapped[datetime]
