"""Loading what sources say as facts, and opening phases, milestones and deliverables.
Idempotent."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import product

from sqlalchemy import select

from definitions.chronology import ChronologyEntry
from domain.actions import Action
from domain.history import struck_out
from domain.subjects import Subject
from models import Deliverable, Fact, Lot, Milestone, TerritoryPhase
from queries.context import Context
from queries.portraits.small_counts import ATTRIBUTE as FIGURE
from services import audit, facts
from services.deliverables import rows
from services.facts import new_withdrawal
from services.milestones import rows as milestone_rows
from services.phases.statements import refresh
from services.portraits import rows as figure_rows

NO_LONGER_SAID = "retiré de la chronologie"


def load(ctx: Context) -> int:
    """Make the sourced facts of the database those of the definitions; the number of new facts.

    Runs on behalf of the application itself, at each start. A fact already loaded, whether it
    still holds or a person corrected it since, is recognised by its subject, attribute, value,
    day and source. An entry that changed corrects the fact it replaces; one that was taken
    out withdraws it. Nothing is ever erased.
    """
    new = _differences(ctx)
    opened = _open_phases(ctx) + _open_milestones(ctx) + _open_lots(ctx)
    opened += rows.open_expected(ctx)
    if new or opened:
        changes = {"facts": (0, len(new)), "opened": (0, opened)}
        audit.record(ctx, Action.CHRONOLOGY_LOADED, "chronology", changes=changes, facts=new)
        refresh(ctx, ctx.session.scalars(select(TerritoryPhase)))
        milestone_rows.refresh(ctx, ctx.session.scalars(select(Milestone)))
        rows.refresh(ctx, ctx.session.scalars(select(Deliverable)))
        figure_rows.refresh(ctx, (fact.subject for fact in new if fact.attribute == FIGURE))
    return len(new)


def _differences(ctx: Context) -> list[Fact]:
    """The facts to add so that the record says what the chronology says now."""
    loaded = _loaded(ctx)
    known = {_identity(fact) for fact in loaded}
    said = [_fact(ctx, entry) for entry in ctx.catalog.chronology] + figure_rows.sourced(ctx)
    new = [fact for fact in said if _identity(fact) not in known]
    struck = struck_out(ctx.session.scalars(select(Fact).where(Fact.replaces.is_not(None))))
    still_said = {_identity(fact) for fact in said}
    gone = [f for f in loaded if f.id not in struck and _identity(f) not in still_said]
    return new + _struck_out(ctx, gone, by=new)


def _loaded(ctx: Context) -> list[Fact]:
    """The facts of sources, but for those that an earlier loading struck out itself."""
    ours = select(Fact.replaces).where(Fact.replaces.is_not(None), Fact.recorded_by.is_(None))
    sourced = select(Fact).where(Fact.source_key.is_not(None), Fact.id.not_in(ours))
    return list(ctx.session.scalars(sourced))


def _struck_out(ctx: Context, gone: list[Fact], *, by: list[Fact]) -> list[Fact]:
    """Pair each fact no longer said with a new one of the same kind; withdraw the others."""
    heirs: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    # Latest first, since heirs are taken from the end: the oldest replaces the oldest.
    for fact in sorted(by, key=lambda fact: fact.effective_on, reverse=True):
        heirs[_kind(fact)].append(fact)
    withdrawn = []
    for fact in sorted(gone, key=lambda fact: fact.effective_on):
        if heirs[_kind(fact)]:
            facts.correct(heirs[_kind(fact)].pop(), fact)
        else:
            withdrawn += [
                new_withdrawal(ctx, fact_id, NO_LONGER_SAID) for fact_id in facts.lineage(ctx, fact)
            ]
    return withdrawn


def _kind(fact: Fact) -> tuple[object, ...]:
    return (fact.subject, fact.attribute, fact.source_key)


def _identity(fact: Fact) -> tuple[object, ...]:
    return (*_kind(fact), fact.value, fact.effective_on)


def _fact(ctx: Context, entry: ChronologyEntry) -> Fact:
    return facts.new_fact(
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
    return Subject.parse(subject).territory or None


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


def _open_milestones(ctx: Context) -> int:
    """Open those of the method, and return how many; the added ones are opened by people."""
    columns = (Milestone.territory_key, Milestone.milestone_key)
    present = set(ctx.session.execute(select(*columns)))
    new = [
        Milestone(territory_key=place.key, phase_key=phase.key, milestone_key=milestone.key)
        for place, phase in product(ctx.catalog.territories, ctx.catalog.phases)
        for milestone in phase.milestones
        if (place.key, milestone.key) not in present
    ]
    ctx.session.add_all(new)
    return len(new)


def _open_lots(ctx: Context) -> int:
    present = set(ctx.session.scalars(select(Lot.lot_key)))
    new = [lot.key for lot in ctx.catalog.lots if lot.key not in present]
    ctx.session.add_all(Lot(lot_key=key) for key in new)
    return len(new)
