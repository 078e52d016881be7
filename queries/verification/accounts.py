"""Checking the accounts: their roles and their closing must be what the audit trail told last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import select

from domain.actions import Action
from domain.permissions import Grant, words_of
from domain.subjects import Kind, subject_text
from models import Account, AuditEvent, RoleGrant
from queries.context import Context

CLOSING: Mapping[str, bool] = {Action.ACCOUNT_DISABLED: True, Action.ACCOUNT_ENABLED: False}


def differing_accounts(ctx: Context, events: Iterable[AuditEvent]) -> list[str]:
    """The accounts that somebody changed without the audit trail; one it never told of is left out."""
    grants: dict[str, str] = {}
    closed: dict[str, bool] = {}
    for event in events:
        if "grants" in event.changes:
            grants[event.subject] = event.changes["grants"][1] or ""
        if event.action in CLOSING:
            closed[event.subject] = CLOSING[event.action]
    held: dict[int, list[Grant]] = defaultdict(list)
    for row in ctx.session.scalars(select(RoleGrant)):
        held[row.account_id].append(Grant(row.role, row.territory_key, row.lot_key))
    differing = []
    for account in ctx.session.scalars(select(Account).order_by(Account.id)):
        subject, expected = subject_text(Kind.ACCOUNT, account.id), words_of(held[account.id])
        same_roles = grants.get(subject, expected) == expected
        if not same_roles or account.is_disabled != closed.get(subject, False):
            differing.append(subject)
    return differing
