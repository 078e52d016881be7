"""Accounts for persons of the tests: only accounts are mentioned, or written to."""

from __future__ import annotations

from collections.abc import Iterable

from domain.actions import Action
from domain.permissions import Actor
from models import Account
from services import audit
from services.accounts import accounts
from services.start.preparation import APPLICATION
from tests.worlds import World


def give_accounts(world: World, people: Iterable[Actor]) -> None:
    """One each, under the number and with the rights of the person."""
    with world.writing(APPLICATION) as ctx:
        for person in people:
            account = Account(
                id=person.user_id, display_name=person.display_name, created_at=ctx.now
            )
            ctx.session.add(account)
            ctx.session.flush()
            accounts.give(ctx, account, person.grants)
        audit.record(ctx, Action.CHRONOLOGY_LOADED, "test")
