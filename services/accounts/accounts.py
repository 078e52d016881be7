"""What who manages accounts does: invite, send a link, disable, enable, change roles."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from domain import errors
from domain.actions import Action
from domain.permissions import (
    ROLE_NAMES,
    SCOPED,
    Grant,
    Permission,
    ScopeMissing,
    ScopeRefused,
    words_of,
)
from domain.sign_in import LoginTaken, NoRole, OwnAccount, fold_login
from domain.subjects import Kind, subject_text
from domain.text import clean
from models import Account, LinkPurpose, RoleGrant
from queries.context import Context
from services import audit
from services.accounts import sign_in_links, tokens
from services.accounts.last_holders import NEVER_EMPTY, require_another
from services.accounts.sessions import end_sessions

NAME_LIMIT = 200


def invite(
    ctx: Context, *, token: str, login: str, display_name: str, grants: Collection[Grant]
) -> None:
    """Make an account; `token`, of sign_in_links.new_token, opens the link to a first password."""
    ctx.actor.require(Permission.ACCOUNT_MANAGE)
    login = fold_login(login)
    name = clean(display_name, field="Nom", limit=NAME_LIMIT, required=True)
    check_grants(ctx, grants)
    refuse_taken(ctx, login)
    account = Account(login=login, display_name=name, created_at=ctx.now)
    ctx.session.add(account)
    ctx.session.flush()
    give(ctx, account, grants)
    sign_in_links.issue(ctx, account, LinkPurpose.INVITATION, token)
    audit.record(
        ctx,
        Action.ACCOUNT_INVITED,
        subject_of(account),
        changes={"grants": (None, words_of(grants))},
    )


def send_link(ctx: Context, *, token: str, account_id: int) -> None:
    """Open a new link: to choose a first password, or another one."""
    account = _managed(ctx, account_id)
    # A demonstration account never has a password: it would outlive the demonstration.
    if account.is_disabled or account.is_demo:
        raise errors.NotFound(subject=account.display_name)
    purpose = LinkPurpose.RESET if account.password_hash else LinkPurpose.INVITATION
    sign_in_links.issue(ctx, account, purpose, token)
    audit.record(ctx, Action.ACCOUNT_LINK_SENT, subject_of(account))


def disable(ctx: Context, *, account_id: int, seen_version: int) -> None:
    """Close an account: its sessions end, its links and tokens stop, its history stays."""
    account = _others(ctx, account_id, seen_version)
    # Nothing to do, and nothing to say in the journal: it records changes, not clicks.
    if account.is_disabled:
        return
    require_another(ctx, account, losing=NEVER_EMPTY)
    account.is_disabled = True
    end_sessions(ctx, account.id)
    sign_in_links.void(ctx, account)
    # All three in the same transaction: a closed account has no door left, not even for a second.
    tokens.stop_all(ctx, account.id)
    audit.record(ctx, Action.ACCOUNT_DISABLED, subject_of(account))


def enable(ctx: Context, *, account_id: int, seen_version: int) -> None:
    """Open a closed account again, with the password and the roles that it had."""
    account = _others(ctx, account_id, seen_version)
    if not account.is_disabled:
        return
    account.is_disabled = False
    audit.record(ctx, Action.ACCOUNT_ENABLED, subject_of(account))


def change_grants(
    ctx: Context, *, account_id: int, seen_version: int, grants: Collection[Grant]
) -> None:
    """Give an account these roles and no others; its sessions end."""
    account = _others(ctx, account_id, seen_version)
    present = list(ctx.session.scalars(select(RoleGrant).where(RoleGrant.account_id == account.id)))
    old = {Grant(row.role, row.territory_key, row.lot_key) for row in present}
    # A lot that has left the definitions must not keep an administrator from changing the other
    # roles.
    check_grants(ctx, grants, kept=old)
    if old == set(grants):
        return
    kept = {grant.role for grant in grants}
    require_another(ctx, account, losing={grant.role for grant in old} - kept)
    for row in present:
        ctx.session.delete(row)
    ctx.session.flush()
    give(ctx, account, grants)
    account.version += 1  # the roles are part of what was read
    end_sessions(ctx, account.id)
    audit.record(
        ctx,
        Action.ACCOUNT_GRANTS_CHANGED,
        subject_of(account),
        changes={"grants": (words_of(old), words_of(grants))},
    )


def check_grants(ctx: Context, grants: Collection[Grant], *, kept: Collection[Grant] = ()) -> None:
    """Refuse roles that say nothing, or that name what the method does not know; what an account
    keeps may name what the method knew before."""
    if not grants:
        raise NoRole
    for grant in grants:
        _check_scope(grant)
        if grant not in kept:
            _check_known(ctx, grant)


def _check_scope(grant: Grant) -> None:
    if grant.role in SCOPED and not (grant.territory and grant.lot):
        raise ScopeMissing(role=ROLE_NAMES[grant.role])
    if grant.role not in SCOPED and (grant.territory or grant.lot):
        raise ScopeRefused(role=ROLE_NAMES[grant.role])


def _check_known(ctx: Context, grant: Grant) -> None:
    territories = {territory.key for territory in ctx.catalog.territories}
    lots = {lot.key for lot in ctx.catalog.lots}
    for key, known in ((grant.territory, territories), (grant.lot, lots)):
        if key is not None and key not in known:
            raise errors.NotFound(subject=key)


def refuse_taken(ctx: Context, login: str) -> None:
    if ctx.session.scalar(select(Account.id).where(Account.login == login)) is not None:
        raise LoginTaken(login=login)


def give(ctx: Context, account: Account, grants: Collection[Grant]) -> None:
    ctx.session.add_all(
        RoleGrant(
            account_id=account.id,
            role=grant.role,
            territory_key=grant.territory,
            lot_key=grant.lot,
        )
        # A form may send one role twice.
        for grant in set(grants)
    )


def subject_of(account: Account) -> str:
    return subject_text(Kind.ACCOUNT, account.id)


def _managed(ctx: Context, account_id: int) -> Account:
    ctx.actor.require(Permission.ACCOUNT_MANAGE)
    account = ctx.session.get(Account, account_id)
    if account is None:
        raise errors.NotFound(subject=str(account_id))
    return account


def _others(ctx: Context, account_id: int, seen_version: int) -> Account:
    """An account other than one's own, as it was when the change was decided."""
    account = _managed(ctx, account_id)
    if account.id == ctx.actor.user_id:
        raise OwnAccount
    audit.refuse_repetition(ctx)
    if account.version != seen_version:
        raise errors.StaleEdit(subject=account.display_name)
    return account
