"""Where one organisation stands in one territory now: the current value of its facts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.dates import PartialDate
from domain.organisations import Degree, Engagement
from models.base import Base, key, line, pk, prose


class Organisation(Base):
    """Always equal to `value_as_of(today)` of its facts; `services.register.rows.refresh`
    keeps it so. An organisation shared by several territories has one row in each, of one
    `identity`, of the same name, type and site: who reads one territory reads no other."""

    __tablename__ = "organisation"
    __table_args__ = (UniqueConstraint("territory_key", "number"),)

    id: Mapped[pk]
    territory_key: Mapped[key]
    number: Mapped[int] = mapped_column(index=True)
    name: Mapped[line] = mapped_column(default="")
    actor_type: Mapped[key] = mapped_column(default="")  # the code of its type
    website: Mapped[prose] = mapped_column(default="")

    pilot_role: Mapped[prose] = mapped_column(default="")
    parent: Mapped[int | None]  # the number of an organisation of this territory
    barriers: Mapped[prose] = mapped_column(default="")  # keys of those that it covers, « , »
    interest: Mapped[Degree | None]
    influence: Mapped[Degree | None]

    engagement: Mapped[Engagement] = mapped_column(default=Engagement.IDENTIFIED)
    engagement_on: Mapped[PartialDate | None]
    engagement_wanted: Mapped[Engagement | None]
    last_news_on: Mapped[date | None]

    version: Mapped[int] = mapped_column(default=1)
    # Never shown: its numbers would tell a territory how many organisations others register.
    identity: Mapped[int] = mapped_column(index=True, server_default="0")
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own form)
