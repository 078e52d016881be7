"""A person who signs in. The password is only known as an Argon2id hash."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, false
from sqlalchemy.orm import Mapped, mapped_column

from domain.digest import MailChoice
from models.base import Base, line, pk


class Account(Base):
    __tablename__ = "account"

    id: Mapped[pk]
    login: Mapped[str | None] = mapped_column(String(200), unique=True)  # folded e-mail address
    display_name: Mapped[line]
    password_hash: Mapped[str | None] = mapped_column(String(200))
    is_disabled: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_demo: Mapped[bool] = mapped_column(default=False, server_default=false())
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    mails: Mapped[MailChoice] = mapped_column(
        default=MailChoice.WEEKLY, server_default=MailChoice.WEEKLY.value
    )
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own form)
