"""A role that an account holds: everywhere, or in one territory for one lot."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.permissions import Role
from models.base import Base, key, pk


class RoleGrant(Base):
    __tablename__ = "role_grant"
    __table_args__ = (UniqueConstraint("account_id", "role", "territory_key", "lot_key"),)

    id: Mapped[pk]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    role: Mapped[Role]
    territory_key: Mapped[key | None]
    lot_key: Mapped[key | None]
