"""A signed-in browser. Ending the row ends the session at the next click, in every tab."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, pk


class WebSession(Base):
    __tablename__ = "web_session"
    __watched__: ClassVar[bool] = False  # `last_seen_at` moves at each visit; sign-ins are audited

    id: Mapped[pk]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
