"""Names of those who declared and verified, for readers who may know them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from domain.permissions import SCOPED, Permission, Role
from domain.text import french_order
from models import Account, RoleGrant
from queries.context import Context


def names_of(
    ctx: Context, *, ids: Collection[int | None], among: Permission = Permission.PEOPLE_READ
) -> Mapping[int, str]:
    """Display names by account; empty for a reader who may not know people, only roles. `among` is the
    right that all of them share, where they work under each other’s names."""
    wanted = {identifier for identifier in ids if identifier is not None}
    if not wanted or not (ctx.actor.can(Permission.PEOPLE_READ) or ctx.actor.can(among)):
        return {}
    statement = select(Account.id, Account.display_name).where(Account.id.in_(wanted))
    return dict(ctx.session.execute(statement).all())


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account, and what they are in a territory."""

    name: str
    role: Role
    lot: str | None


def people_in(ctx: Context, *, territory: str) -> tuple[Person, ...]:
    """Who may act there today, by name: everybody for the leads, one’s own lot and the leads for a
    contractor. Empty for a reader who may not know people."""
    if not ctx.actor.can(Permission.PEOPLE_READ, territory):
        return ()
    statement = (
        select(Account.display_name, RoleGrant.role, RoleGrant.territory_key, RoleGrant.lot_key)
        .join(RoleGrant, RoleGrant.account_id == Account.id)
        .where(Account.is_disabled.is_(False))
    )
    people = {
        Person(name, role, lot)
        for name, role, where, lot in ctx.session.execute(statement)
        if where in (None, territory) and _may_know(ctx, territory, role, lot)
    }
    return tuple(sorted(people, key=lambda person: (french_order(person.name), person.role)))


def _may_know(ctx: Context, territory: str, role: Role, lot: str | None) -> bool:
    """Nobody learns from us who works for another contractor."""
    return role not in SCOPED or ctx.actor.can(Permission.PEOPLE_READ, territory, lot)
