"""The accounts, for who manages them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select

from domain.errors import N_, NotFound
from domain.permissions import Actor, Grant, Permission
from domain.sign_in import fold_login
from domain.text import french_order
from models import Account, RoleGrant, SignInLink, WebSession
from queries.context import Context


class AccountState(StrEnum):
    ACTIVE = "active"
    INVITED = "invited"
    EXPIRED = "expired"
    DISABLED = "disabled"


ACCOUNT_STATE_NAMES = {
    AccountState.ACTIVE: N_("Actif"),
    AccountState.INVITED: N_("Invité : lien en attente"),
    AccountState.EXPIRED: N_("Sans mot de passe : lien à renouveler"),
    AccountState.DISABLED: N_("Désactivé"),
}


class AccountUnknown(NotFound):
    reason = N_("Aucun compte ouvert ne porte l’adresse « {login} ».")
    remedy = N_("Listez les comptes par « ./suivi user list ».")


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account as the page « Comptes » lists it."""

    id: int
    display_name: str
    login: str | None
    grants: tuple[Grant, ...]
    state: AccountState
    is_demo: bool
    last_seen_at: datetime | None
    version: int


def actor_with(ctx: Context, login: str) -> Actor:
    """The person of an enabled account with their rights, for who manages accounts."""
    ctx.actor.require(Permission.ACCOUNT_MANAGE)
    account = ctx.session.scalar(
        select(Account).where(Account.login == fold_login(login), Account.is_disabled.is_(False))
    )
    if account is None:
        raise AccountUnknown(login=login[:80])
    return Actor(account.id, account.display_name, frozenset(_grants(ctx)[account.id]))


def accounts(ctx: Context) -> list[AccountRow]:
    """Return every account, by name; only for who manages them."""
    ctx.actor.require(Permission.ACCOUNT_MANAGE)
    grants, seen, invited = _grants(ctx), _last_seen(ctx), _with_open_link(ctx)
    rows = [
        AccountRow(
            id=account.id,
            display_name=account.display_name,
            login=account.login,
            grants=tuple(grants[account.id]),
            state=_state(account, invited),
            is_demo=account.is_demo,
            last_seen_at=seen.get(account.id),
            version=account.version,
        )
        for account in ctx.session.scalars(select(Account))
    ]
    return sorted(rows, key=lambda row: (french_order(row.display_name), row.id))


def _state(account: Account, invited: set[int]) -> AccountState:
    if account.is_disabled:
        return AccountState.DISABLED
    if account.password_hash or account.is_demo:
        return AccountState.ACTIVE
    return AccountState.INVITED if account.id in invited else AccountState.EXPIRED


def _grants(ctx: Context) -> dict[int, list[Grant]]:
    grants: dict[int, list[Grant]] = defaultdict(list)
    for row in ctx.session.scalars(select(RoleGrant).order_by(RoleGrant.id)):
        grants[row.account_id].append(Grant(row.role, row.territory_key, row.lot_key))
    return grants


def _last_seen(ctx: Context) -> dict[int, datetime]:
    latest = select(WebSession.account_id, func.max(WebSession.last_seen_at)).group_by(
        WebSession.account_id
    )
    return {account_id: instant for account_id, instant in ctx.session.execute(latest)}


def _with_open_link(ctx: Context) -> set[int]:
    open_links = select(SignInLink.account_id).where(
        SignInLink.used_at.is_(None), SignInLink.expires_at > ctx.now
    )
    return set(ctx.session.scalars(open_links))
