"""One person to write to or call, for FOREm and one lot. The only table that may be emptied of its words."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from domain.contacts import ContactCategory
from models.base import Base, key, line, pk


class Contact(Base):
    """`lot_key`: the only lot that reads it beside FOREm; None is FOREm alone. No fact and no event
    repeats its words: they name it « contact/herstal/lot-1/17 », and erasing leaves nothing."""

    __tablename__ = "contact"
    __table_args__ = (Index(None, "territory_key", "lot_key", "number", unique=True),)

    id: Mapped[pk]
    territory_key: Mapped[key] = mapped_column(index=True)
    lot_key: Mapped[key | None]
    organisation_number: Mapped[int]
    category: Mapped[ContactCategory]

    name: Mapped[line] = mapped_column(default="")
    function: Mapped[line] = mapped_column(default="")
    email: Mapped[line] = mapped_column(default="")
    phone: Mapped[line] = mapped_column(default="")

    confirmed_on: Mapped[date]  # the last day on which somebody said that it is right and needed
    erased_on: Mapped[date | None]

    version: Mapped[int] = mapped_column(default=1)
    # Among those ever kept there for that lot: it tells no lot how many others keep.
    number: Mapped[int] = mapped_column(server_default="0")
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own form)
