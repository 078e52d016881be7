"""The one mail of a person for a week or a day: claimed before it is sent, so that it is sent once."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.digest import MailStatus
from models.base import Base, key, pk


class DigestMail(Base):
    """`period`: "2026-W48" for the mail of the week, "2026-11-25" for the reminders of a day."""

    __tablename__ = "digest_mail"
    __table_args__ = (UniqueConstraint("account_id", "period"),)
    __watched__: ClassVar[bool] = (
        False  # it is a record of its own, and says nothing of the project
    )

    id: Mapped[pk]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    period: Mapped[key]
    status: Mapped[MailStatus]
    tries: Mapped[int]
    claimed_at: Mapped[datetime]
    next_try_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
