"""Writing what FOREm knows of a lot; the public source only says that there are three."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from definitions.names import lot_name
from domain import errors
from domain.actions import Action
from domain.dates import PartialDate
from domain.permissions import Permission
from domain.statements import Origin
from domain.subjects import Kind, subject_text
from domain.text import clean
from models import Fact, Lot
from queries.context import Context
from queries.facts import facts_on
from services import audit, facts

LIMIT = 500
DESCRIBED = ("contents", "holder")


def describe(ctx: Context, *, lot: str, seen_version: int, contents: str, holder: str) -> None:
    """Set the contents and the holder of a lot; empty means « non renseigné »."""
    ctx.actor.require(Permission.LOT_DESCRIBE)
    row = ctx.session.scalar(select(Lot).where(Lot.lot_key == lot))
    if row is None:
        raise errors.NotFound(subject=lot_name(ctx.catalog, lot))
    audit.refuse_repetition(ctx)
    if row.version != seen_version:
        raise errors.StaleEdit(subject=lot_name(ctx.catalog, lot))
    new = {
        "contents": clean(contents, field="Contenu", limit=LIMIT),
        "holder": clean(holder, field="Adjudicataire", limit=LIMIT),
    }
    changes = {k: (getattr(row, k), v) for k, v in new.items() if getattr(row, k) != v}
    if not changes:
        raise errors.NothingNew
    stored = [_fact(ctx, lot, attribute, new[attribute]) for attribute in changes]
    audit.record(
        ctx, Action.LOT_DESCRIBED, subject_text(Kind.LOT, lot), changes=changes, facts=stored
    )
    refresh(ctx, [row])


def refresh(ctx: Context, rows: Iterable[Lot]) -> None:
    """Make each row what its facts say today."""
    ctx.session.flush()
    for row in rows:
        subject = subject_text(Kind.LOT, row.lot_key)
        said = facts_on(ctx, on=ctx.today, attributes=DESCRIBED, subjects=[subject])
        words = {fact.attribute: fact.value for fact in said}
        for attribute in DESCRIBED:
            setattr(row, attribute, words.get(attribute, ""))
    ctx.session.flush()


def _fact(ctx: Context, lot: str, attribute: str, value: str) -> Fact:
    return facts.new_fact(
        ctx,
        facts.NewFact(
            subject=subject_text(Kind.LOT, lot),
            attribute=attribute,
            value=value,
            effective=PartialDate(ctx.today),
            territory=None,
            origin=Origin.VERIFIED,
        ),
    )
