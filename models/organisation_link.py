"""One link between two organisations of a territory: the current value of its facts."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from domain.dates import PartialDate
from domain.organisation_links import Direction, Mode, Nature
from models.base import Base, key, pk


class OrganisationLink(Base):
    """Always equal to `value_as_of(today)` of its facts. `first` and `second` are the numbers of
    the organisations. A removed link never held: it stays for who looks at what was known before."""

    __tablename__ = "organisation_link"
    __table_args__ = (UniqueConstraint("territory_key", "number"),)

    id: Mapped[pk]
    territory_key: Mapped[key]
    number: Mapped[int]
    first: Mapped[int]
    second: Mapped[int]
    mode: Mapped[Mode]
    nature: Mapped[Nature]
    direction: Mapped[Direction]
    intensity: Mapped[int]
    is_formal: Mapped[bool]
    since: Mapped[PartialDate]
    until: Mapped[PartialDate | None]
    is_removed: Mapped[bool] = mapped_column(default=False, server_default=false())

    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own form)
