"""What is known of the lots of the contract on a day."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from domain.permissions import Permission
from domain.subjects import Kind, Subject
from models import Lot
from queries.context import Context
from queries.facts import facts_on
from queries.moment import Moment
from queries.rows import named_rows

ATTRIBUTES = ("contents", "holder")


@dataclass(frozen=True, slots=True)
class LotRow:
    """Empty contents or holder: « non renseigné ». `version` is None in the past: nothing is
    edited there."""

    key: str
    contents: str = ""
    holder: str = ""
    version: int | None = None


def lots_on(ctx: Context, *, moment: Moment) -> list[LotRow]:
    """The lots, in the order of the definitions."""
    ctx.actor.require(Permission.PROGRESS_READ)
    lots = _current(ctx) if moment == Moment(ctx.today) else _from_facts(ctx, moment)
    return [lots.get(lot.key, LotRow(lot.key)) for lot in ctx.catalog.lots]


def _current(ctx: Context) -> dict[str, LotRow]:
    statement = select(Lot.lot_key.label("key"), Lot.contents, Lot.holder, Lot.version)
    return {row["key"]: LotRow(**row) for row in named_rows(ctx.session.execute(statement))}


def _from_facts(ctx: Context, moment: Moment) -> dict[str, LotRow]:
    known: dict[str, dict[str, str]] = {}
    for fact in facts_on(ctx, on=moment.on, known_at=moment.known_at, attributes=ATTRIBUTES):
        about = Subject.parse(fact.subject)
        if about.kind is Kind.LOT:
            known.setdefault(about.key, {})[fact.attribute] = fact.value
    return {
        key: LotRow(key, values.get("contents", ""), values.get("holder", ""))
        for key, values in known.items()
    }
