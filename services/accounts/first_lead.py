"""The way in for the first project lead, as long as nobody leads."""

from __future__ import annotations

from sqlalchemy import exists, select

from domain.actions import Action
from domain.errors import N_
from domain.permissions import Grant, Role
from models import Account, LinkPurpose, RoleGrant
from queries.context import Context
from services import audit
from services.accounts import accounts, sign_in_links

NAME = N_("Direction de projet (nom à compléter)")
GRANTS = (Grant(Role.LEAD), Grant(Role.ADMIN))


def ensure_first_lead(ctx: Context) -> str | None:
    """A fresh one-time token for the first project lead; None once somebody leads.

    The token of an earlier start stops working.
    """
    if _somebody_leads(ctx):
        return None
    # Restarted ten times before the first sign-in, the application still has one account to claim.
    account = _waiting(ctx) or _make(ctx)
    token = sign_in_links.new_token()
    sign_in_links.issue(ctx, account, LinkPurpose.FIRST_LEAD, token)
    audit.record(ctx, Action.ACCOUNT_FIRST_LEAD_INVITED, accounts.subject_of(account))
    return token


def _somebody_leads(ctx: Context) -> bool:
    leads = (
        select(Account.id)
        .join(RoleGrant, RoleGrant.account_id == Account.id)
        .where(
            RoleGrant.role == Role.LEAD,
            Account.password_hash.is_not(None),
            Account.is_disabled.is_(False),
        )
    )
    return bool(ctx.session.scalar(select(exists(leads))))


def _waiting(ctx: Context) -> Account | None:
    """The account made at an earlier start, if nobody has used its link."""
    return ctx.session.scalar(
        select(Account).where(
            Account.login.is_(None),
            Account.is_demo.is_(False),
            Account.is_disabled.is_(False),
        )
    )


def _make(ctx: Context) -> Account:
    account = Account(display_name=NAME, created_at=ctx.now)
    ctx.session.add(account)
    ctx.session.flush()
    accounts.give(ctx, account, GRANTS)
    return account
