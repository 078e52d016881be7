"""Reading facts: those in force on a day, as known at a time, in one window query; and histories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from domain.dates import PartialDate, Precision
from domain.phases import Origin
from models import Fact
from queries.context import Context


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact, as every screen reads it. Same shape as `domain.history.Recorded`."""

    id: int
    event_id: int
    subject: str
    territory_key: str | None
    attribute: str
    value: str
    effective_on: date
    precision: Precision
    at_latest: bool
    origin: Origin
    stated_on: date
    recorded_at: datetime
    recorded_by: int | None
    source_key: str | None
    quote: str
    note: str
    replaces: int | None
    withdraws: bool

    @property
    def effective(self) -> PartialDate:
        return PartialDate.ending_on(self.effective_on, self.precision)

    def news_on(self, on: date) -> date:
        """The day on which it was news, looked at from `on`: a later statement counts from
        the day it speaks of."""
        return self.stated_on if self.stated_on <= on else self.effective_on


COLUMNS: list[InstrumentedAttribute[Any]] = [getattr(Fact, name) for name in FactRow.__slots__]


def facts_on(
    ctx: Context,
    *,
    on: date,
    known_at: datetime | None = None,
    attributes: Sequence[str],
    territory: str | None = None,
    latest: int | None = None,
) -> list[FactRow]:
    """For each subject and attribute the fact in force on `on`: `domain.history` as SQL.

    Only facts of territories that the actor sees, and those of no territory; or of one
    `territory`. With `latest`, only so many, those that came last into force first.
    """
    ranked = (
        select(*COLUMNS, _RANK.label("rank"))
        .where(
            Fact.effective_on <= on,
            Fact.attribute.in_(attributes),
            _known(Fact, known_at),
            ~_replaced(known_at),
            Fact.withdraws.is_(False),
            visible(ctx) if territory is None else Fact.territory_key == territory,
        )
        .subquery()
    )
    in_force = select(*[ranked.c[column.key] for column in COLUMNS]).where(ranked.c.rank == 1)
    if latest is not None:
        order = (ranked.c.effective_on, ranked.c.recorded_at, ranked.c.id)
        in_force = in_force.order_by(*[column.desc() for column in order]).limit(latest)
    return [FactRow(*row) for row in ctx.session.execute(in_force)]


_RANK = func.row_number().over(
    partition_by=(Fact.subject, Fact.attribute),
    order_by=(Fact.effective_on.desc(), Fact.recorded_at.desc(), Fact.id.desc()),
)


def history_of(
    ctx: Context, subject: str, attributes: Iterable[str], *, known_at: datetime | None = None
) -> list[FactRow]:
    """Every fact ever recorded of a subject, corrected ones included, latest first."""
    statement = (
        select(*COLUMNS)
        .where(
            Fact.subject == subject,
            Fact.attribute.in_(tuple(attributes)),
            visible(ctx),
            _known(Fact, known_at),
        )
        .order_by(Fact.effective_on.desc(), Fact.recorded_at.desc(), Fact.id.desc())
    )
    return [FactRow(*row) for row in ctx.session.execute(statement)]


def visible(ctx: Context) -> ColumnElement[bool]:
    """SQL for « the actor sees this fact's territory »."""
    seen = [place.key for place in ctx.catalog.territories if ctx.actor.sees(place.key)]
    return or_(Fact.territory_key.is_(None), Fact.territory_key.in_(seen))


def _replaced(known_at: datetime | None) -> ColumnElement[bool]:
    later = aliased(Fact)
    return exists().where(and_(later.replaces == Fact.id, _known(later, known_at)))


def _known(fact: type[Fact], known_at: datetime | None) -> ColumnElement[bool]:
    return fact.recorded_at <= known_at if known_at else fact.id.is_not(None)
