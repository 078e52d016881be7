"""Browsers without a screen on the application of a test, and who comes with one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from domain.permissions import Grant, Role
from models.database import Database
from tests.accounts import person
from tests.web.visitor import Visitor

Visits = Callable[[], Visitor]
LEAD = Grant(Role.LEAD)
FOREIGNER = Grant(Role.CONTRACTOR, "chapelle-lez-herlaimont", "lot-2")


def come(visits: Visits, database: Database, *grants: Grant) -> Visitor:
    """Somebody new with these rights, however often others came before, signed in."""
    visitor, now = visits(), datetime.now(UTC)
    visitor.bring(person(database, f"{now.timestamp()}@exemple.be", *grants, now=now).session)
    return visitor
