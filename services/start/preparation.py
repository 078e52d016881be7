"""Making a database ready to serve: schema, chronology, accounts. Safe from several processes at once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from definitions.catalog import Catalog
from domain.errors import HistoryWithoutDefinition
from domain.permissions import Actor, Grant, Role
from models import TerritoryPhase, schema
from models.database import Database
from queries.context import Context
from services.start import chronology
from services.start.demo import ensure_demo_accounts, refuse_demo_accounts

# Who acts when nobody is signed in: the start, the command line, the sign-in page.
APPLICATION = Actor(None, "Application", frozenset({Grant(Role.ADMIN)}))


def prepare(database: Database, catalog: Catalog, now: datetime, *, demo: bool) -> int:
    """Upgrade the schema, open or refuse demonstration accounts, load the chronology; a register
    and meetings, fictitious, for the demonstration only.

    Returns the number of facts that are new. Done again, it changes nothing.
    """
    schema.upgrade(database)
    with database.write() as session:
        ctx = Context(session, APPLICATION, now, catalog)
        if demo:
            ensure_demo_accounts(ctx)
        else:
            refuse_demo_accounts(session)
        refuse_orphans(ctx)
        loaded = chronology.load(ctx)
        if demo:
            from services.start import demo_meetings, demo_register  # they cost every other start

            demo_register.fill(ctx)
            demo_meetings.fill(ctx)
        return loaded


def refuse_orphans(ctx: Context) -> None:
    """A territory or a phase that has a history may be retired, not taken out of the files."""
    places = {place.key for place in ctx.catalog.territories}
    phases = {phase.key for phase in ctx.catalog.phases}
    known = select(TerritoryPhase.territory_key, TerritoryPhase.phase_key).where(
        TerritoryPhase.status_fact_id.is_not(None)
    )
    missing = set()
    for place, phase in ctx.session.execute(known):
        missing |= ({place} - places) | ({phase} - phases)
    if missing:
        raise HistoryWithoutDefinition(keys=", ".join(sorted(missing)))
