"""One agreement in one territory: the current value of its facts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from domain.agreements import AgreementKind, AgreementStatus
from domain.dates import PartialDate
from models.base import Base, kept_file, key, line, pk, prose


class Agreement(Base):
    """Always equal to `value_as_of(today)` of its facts; `services.agreements.rows.write` keeps it
    so. A removed agreement never was: it stays for who looks at what was known before."""

    __tablename__ = "agreement"
    __table_args__ = (UniqueConstraint("territory_key", "number"),)

    id: Mapped[pk]
    territory_key: Mapped[key]
    number: Mapped[int]
    title: Mapped[line]
    kind: Mapped[AgreementKind]
    status: Mapped[AgreementStatus]
    status_on: Mapped[PartialDate]
    until: Mapped[PartialDate | None]  # its last day
    parties: Mapped[prose] = mapped_column(default="")  # numbers of organisations, « , »
    file_digest: Mapped[kept_file | None]
    is_removed: Mapped[bool] = mapped_column(default=False, server_default=false())
    last_news_on: Mapped[date | None]

    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own form)
