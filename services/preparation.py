"""Making a database ready to serve: schema, chronology, accounts. Safe from several processes at once."""

from __future__ import annotations

from datetime import datetime

from definitions.catalog import Catalog
from domain.permissions import Actor, Grant, Role
from models import schema
from models.database import Database
from queries.context import Context
from services import chronology
from services.demo import ensure_demo_accounts, refuse_demo_accounts

# Who acts when nobody is signed in: the start, the command line, the sign-in page.
APPLICATION = Actor(None, "Application", frozenset({Grant(Role.ADMIN)}))


def prepare(database: Database, catalog: Catalog, now: datetime, *, demo: bool) -> int:
    """Upgrade the schema, open or refuse demonstration accounts, load the chronology.

    Returns the number of facts that are new. Done again, it changes nothing.
    """
    schema.upgrade(database)
    with database.write() as session:
        ctx = Context(session, APPLICATION, now, catalog)
        if demo:
            ensure_demo_accounts(ctx)
        else:
            refuse_demo_accounts(session)
        return chronology.load(ctx)
