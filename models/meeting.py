"""One meeting as one territory sees it now: the current value of its facts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from domain.dates import PartialDate
from domain.meetings import MeetingKind
from models.base import Base, key, line, pk, prose


class Meeting(Base):
    """Always equal to `value_as_of(today)` of its facts; `services.meetings.rows.refresh` keeps it
    so. A meeting that several territories share has one row in each, all of one `identity`: what
    it is stands in all of them, who came is told in each. Its version counts what is decided and
    asked for there too."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("territory_key", "number"),)

    id: Mapped[pk]
    territory_key: Mapped[key]
    number: Mapped[int] = mapped_column(index=True)
    title: Mapped[line] = mapped_column(default="")
    kind: Mapped[MeetingKind] = mapped_column(default=MeetingKind.OTHER)
    place: Mapped[line] = mapped_column(default="")
    phases: Mapped[prose] = mapped_column(default="")  # keys, « , »
    agenda: Mapped[prose] = mapped_column(default="")
    planned_on: Mapped[PartialDate | None]
    held_on: Mapped[PartialDate | None]
    is_cancelled: Mapped[bool] = mapped_column(default=False, server_default=false())

    organisations: Mapped[prose] = mapped_column(default="")  # numbers of this territory, « , »
    groups: Mapped[prose] = mapped_column(default="")  # « key:count », « , »
    last_news_on: Mapped[date | None]

    version: Mapped[int] = mapped_column(default=1)
    # Never shown: its numbers would tell a territory how many meetings others hold.
    identity: Mapped[int] = mapped_column(index=True, server_default="0")
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own form)
