"""A person named in a comment, by account: names stand in no text."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, pk


class Mention(Base):
    __tablename__ = "mention"
    __table_args__ = (UniqueConstraint("comment_id", "account_id"),)
    __watched__: ClassVar[bool] = False  # what a person has read is not told to others

    id: Mapped[pk]
    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    read_at: Mapped[datetime | None]
