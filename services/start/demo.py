"""The accounts of the demonstration: one a role, without a password, named so that nobody is misled."""

from __future__ import annotations

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from domain.actions import Action
from domain.errors import N_
from domain.permissions import Grant, Role, words_of
from domain.sign_in import DemoAccountsPresent, RealAccountsPresent
from models import Account
from queries.context import Context
from services import audit
from services.accounts import accounts

ACCOUNTS = (
    (N_("Démonstration — direction de projet FOREm"), Grant(Role.LEAD)),
    (
        N_("Démonstration — adjudicataire, Herstal, lot 1"),
        Grant(Role.CONTRACTOR, "herstal", "lot-1"),
    ),
    (
        N_("Démonstration — adjudicataire, Chapelle-lez-Herlaimont, lot 2"),
        Grant(Role.CONTRACTOR, "chapelle-lez-herlaimont", "lot-2"),
    ),
    (N_("Démonstration — lecture ministère"), Grant(Role.MINISTRY)),
    (N_("Démonstration — administration"), Grant(Role.ADMIN)),
)


def ensure_demo_accounts(ctx: Context) -> None:
    """Make the accounts that are missing; never beside those of real people."""
    # A password means that somebody works here, even if that account is closed today.
    if ctx.session.scalar(select(exists().where(Account.password_hash.is_not(None)))):
        raise RealAccountsPresent
    present = set(ctx.session.scalars(select(Account.display_name).where(Account.is_demo)))
    for name, grant in ACCOUNTS:
        if name not in present:
            _make(ctx, name, grant)


def refuse_demo_accounts(session: Session) -> None:
    """Refuse to serve people on a database that anybody may enter without a password."""
    if session.scalar(select(exists().where(Account.is_demo))):
        raise DemoAccountsPresent


def _make(ctx: Context, name: str, grant: Grant) -> None:
    account = Account(display_name=name, is_demo=True, created_at=ctx.now)
    ctx.session.add(account)
    ctx.session.flush()
    accounts.give(ctx, account, [grant])
    audit.record(
        ctx,
        Action.ACCOUNT_DEMO_OPENED,
        accounts.subject_of(account),
        changes={"grants": (None, words_of([grant]))},
    )
