"""Loading the sourced chronology as facts, and opening the phases of each territory. Idempotent."""

from __future__ import annotations

from datetime import date
from itertools import product

from sqlalchemy import select

from definitions.chronology import ChronologyEntry
from models import Fact, Lot, TerritoryPhase
from queries.context import Context
from services import audit, facts
from services.phase_facts import refresh


def load(ctx: Context) -> int:
    """Add what the definitions know and the database does not yet; the number of new facts.

    Runs on behalf of the application itself, at each start. A fact already loaded is
    recognised by its subject, attribute, value, day and source.
    """
    known = set(ctx.session.execute(select(*_IDENTITY).where(Fact.source_key.is_not(None))))
    new = [
        fact
        for entry in ctx.catalog.chronology
        if _identity(fact := _fact(ctx, entry)) not in known
    ]
    opened = _open_phases(ctx) + _open_lots(ctx)
    if new or opened:
        changes = {"facts": (0, len(new)), "opened": (0, opened)}
        audit.record(ctx, "chronology.loaded", "chronology", changes=changes, facts=new)
        _refresh_all(ctx)
    return len(new)


_IDENTITY = (Fact.subject, Fact.attribute, Fact.value, Fact.effective_on, Fact.source_key)


def _identity(fact: Fact) -> tuple[object, ...]:
    return (fact.subject, fact.attribute, fact.value, fact.effective_on, fact.source_key)


def _fact(ctx: Context, entry: ChronologyEntry) -> Fact:
    return facts.make(
        ctx,
        facts.NewFact(
            subject=entry.subject,
            attribute=entry.attribute,
            value=entry.value,
            effective=entry.effective,
            territory=_territory(entry.subject),
            origin=entry.basis,
            at_latest=entry.at_latest,
            stated_on=_stated_on(ctx, entry),
            source_key=entry.source,
            quote=entry.quote,
            note=entry.note,
        ),
    )


def _stated_on(ctx: Context, entry: ChronologyEntry) -> date:
    """The day of the source; the fact's own day when the source has none."""
    published = ctx.catalog.source(entry.source).on
    return published.last if published else entry.effective.last


def _territory(subject: str) -> str | None:
    kind, _, rest = subject.partition("/")
    return None if kind == "event" else rest.split("/")[0]


def _open_phases(ctx: Context) -> int:
    columns = (TerritoryPhase.territory_key, TerritoryPhase.phase_key)
    present = set(ctx.session.execute(select(*columns)))
    wanted = product(ctx.catalog.territories, ctx.catalog.phases)
    new = [
        pair for pair in ((place.key, phase.key) for place, phase in wanted) if pair not in present
    ]
    ctx.session.add_all(
        TerritoryPhase(territory_key=place, phase_key=phase) for place, phase in new
    )
    return len(new)


def _open_lots(ctx: Context) -> int:
    present = set(ctx.session.scalars(select(Lot.lot_key)))
    new = [lot.key for lot in ctx.catalog.lots if lot.key not in present]
    ctx.session.add_all(Lot(lot_key=key) for key in new)
    return len(new)


def _refresh_all(ctx: Context) -> None:
    ctx.session.flush()
    for row in ctx.session.scalars(select(TerritoryPhase)):
        refresh(ctx, row)
