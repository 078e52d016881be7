"""A one-time link by which a person chooses a password: invitation, reset, first start."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, pk


class LinkPurpose(StrEnum):
    FIRST_LEAD = "first_lead"
    INVITATION = "invitation"
    RESET = "reset"


class SignInLink(Base):
    """Only the SHA-256 of the token is kept; used or expired links answer « introuvable »."""

    __tablename__ = "sign_in_link"

    id: Mapped[pk]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    purpose: Mapped[LinkPurpose]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
