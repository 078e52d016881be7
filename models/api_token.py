"""A personal token, by which a program reads on behalf of a person."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, line, pk


class ApiToken(Base):
    """Only the SHA-256 of the token is kept. It gives no right: its person's are read each time."""

    __tablename__ = "api_token"
    __watched__: ClassVar[bool] = False  # `last_used_at` moves at each visit; the rest is audited

    id: Mapped[pk]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    name: Mapped[line]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
