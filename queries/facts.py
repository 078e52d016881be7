"""Reading facts: those in force on a day, as known at a time, in one window query; and
histories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from domain.dates import PartialDate, Precision
from domain.statements import Origin
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
    confirms: int | None
    declared_by: int | None

    @property
    def effective(self) -> PartialDate:
        return PartialDate.ending_on(self.effective_on, self.precision)

    def news_on(self, on: date) -> date:
        """The day on which it was news, looked at from `on`: a later statement counts from
        the day it speaks of."""
        return self.stated_on if self.stated_on <= on else self.effective_on


Instant = datetime | BindParameter[Any] | None
OPTIONAL = ("known_at", "territory", "subjects", "latest")
# Of the table, not of the class: reading them costs half as much. By the fields of a row, so that
# `FactRow(*row)`, which thousands of facts go through, cannot take one for another.
COLUMNS = [Fact.__table__.c[name] for name in FactRow.__slots__]


def facts_on(
    ctx: Context,
    *,
    on: date,
    known_at: datetime | None = None,
    attributes: Sequence[str],
    territory: str | None = None,
    subjects: Sequence[str] | None = None,
    latest: int | None = None,
) -> list[FactRow]:
    """For each subject and attribute the fact in force on `on`: `domain.history` as SQL.

    Only facts of territories that the actor sees, and those of no territory; or of one
    `territory`; or of some `subjects`, when there is no more to read. With `latest`, only so many,
    those that came last into force first.
    """
    asked = {
        "on": on,
        "known_at": known_at,
        "attributes": list(attributes),
        "territory": territory,
        "subjects": subjects,
        "seen": seen_by(ctx),
        "latest": latest,
    }
    statement = _in_force(frozenset(name for name in OPTIONAL if asked[name] is not None))
    return [FactRow(*row) for row in ctx.session.execute(statement, asked)]


@cache  # few are ever asked for: writing this statement costs more than running it
def _in_force(given: frozenset[str]) -> Select[*tuple[Any, ...]]:
    """The statement of `facts_on`, for the arguments that are given."""
    instant: Instant = bindparam("known_at") if "known_at" in given else None
    condition = Fact.territory_key == bindparam("territory")
    ranked = (
        select(*COLUMNS, _RANK.label("rank"))
        .where(
            Fact.effective_on <= bindparam("on"),
            Fact.attribute.in_(bindparam("attributes", expanding=True)),
            _known(Fact, instant),
            ~_struck_out(instant),
            Fact.withdraws.is_(False),
            condition if "territory" in given else _visible(bindparam("seen", expanding=True)),
            *([_ONE_OF_THEM] if "subjects" in given else []),
        )
        .subquery()
    )
    in_force = select(*[ranked.c[column.key] for column in COLUMNS]).where(ranked.c.rank == 1)
    if "latest" not in given:
        return in_force
    order = (ranked.c.effective_on, ranked.c.recorded_at, ranked.c.id)
    return in_force.order_by(*[column.desc() for column in order]).limit(bindparam("latest"))


_ONE_OF_THEM = Fact.subject.in_(bindparam("subjects", expanding=True))
_RANK = func.row_number().over(
    partition_by=(Fact.subject, Fact.attribute),
    order_by=(Fact.effective_on.desc(), Fact.recorded_at.desc(), Fact.id.desc()),
)


def history_of(
    ctx: Context, subject: str, attributes: Iterable[str], *, known_at: datetime | None = None
) -> list[FactRow]:
    """Return every fact ever recorded of a subject, corrected ones included, latest first."""
    asked = {
        "subject": subject,
        "attributes": list(attributes),
        "seen": seen_by(ctx),
        "known_at": known_at,
    }
    statement = _history_statement(since_ever=known_at is None)
    return [FactRow(*row) for row in ctx.session.execute(statement, asked)]


@cache  # as above
def _history_statement(*, since_ever: bool) -> Select[*tuple[Any, ...]]:
    """The statement of `history_of`."""
    return (
        select(*COLUMNS)
        .where(
            Fact.subject == bindparam("subject"),
            Fact.attribute.in_(bindparam("attributes", expanding=True)),
            _visible(bindparam("seen", expanding=True)),
            _known(Fact, None if since_ever else bindparam("known_at")),
        )
        .order_by(Fact.effective_on.desc(), Fact.recorded_at.desc(), Fact.id.desc())
    )


def facts_touched(
    ctx: Context,
    *,
    since: date,
    until: date,
    known_at: datetime | None = None,
    attributes: Sequence[str],
    territory: str | None = None,
) -> list[FactRow]:
    """Return every fact of each subject and attribute of which something became true, or was
    said, after `since` and up to `until`."""
    after_and_upto = [
        and_(column > since, column <= until) for column in (Fact.effective_on, Fact.stated_on)
    ]
    touched = (
        select(Fact.subject, Fact.attribute)
        .where(Fact.attribute.in_(attributes), _known(Fact, known_at), or_(*after_and_upto))
        .distinct()
        .subquery()
    )
    condition = Fact.territory_key == territory if territory else _visible(seen_by(ctx))
    statement = (
        select(*COLUMNS)
        .join(
            touched,
            and_(Fact.subject == touched.c.subject, Fact.attribute == touched.c.attribute),
        )
        .where(_known(Fact, known_at), condition)
    )
    return [FactRow(*row) for row in ctx.session.execute(statement)]


def seen_by(ctx: Context) -> list[str]:
    """The keys of the territories that the actor sees."""
    return [place.key for place in ctx.catalog.territories if ctx.actor.sees(place.key)]


def _visible(seen: list[str] | BindParameter[str]) -> ColumnElement[bool]:
    """SQL for « the actor sees this fact's territory »."""
    return or_(Fact.territory_key.is_(None), Fact.territory_key.in_(seen))


def _struck_out(known_at: Instant) -> ColumnElement[bool]:
    """`domain.history.struck_out`: withdrawn, or corrected by a fact that is not withdrawn."""
    later = aliased(Fact)
    return exists().where(
        later.replaces == Fact.id, _known(later, known_at), ~withdrawn(later, known_at)
    )


def withdrawn(fact: type[Fact], known_at: Instant = None) -> ColumnElement[bool]:
    """`domain.history.withdrawn` as SQL."""
    withdrawing, undoing = aliased(Fact), aliased(Fact)
    undone = exists().where(
        undoing.replaces == withdrawing.id, undoing.withdraws.is_(True), _known(undoing, known_at)
    )
    return exists().where(
        withdrawing.replaces == fact.id,
        withdrawing.withdraws.is_(True),
        _known(withdrawing, known_at),
        ~undone,
    )


def _known(fact: type[Fact], known_at: Instant) -> ColumnElement[bool]:
    return fact.id.is_not(None) if known_at is None else fact.recorded_at <= known_at


def last_number(ctx: Context, start: str) -> int:
    """Return the highest number that a subject beginning so ever bore, those taken back included: a
    number names one thing for ever. 0 when there was none."""
    borne = select(Fact.subject).where(Fact.subject.startswith(start, autoescape=True)).distinct()
    ends = (
        subject.removeprefix(start).rpartition("/")[2] for subject in ctx.session.scalars(borne)
    )
    return max((int(end) for end in ends if end.isdecimal()), default=0)


def undecided(ctx: Context, kind: str, attribute: str) -> list[FactRow]:
    """`domain.review.awaiting` as SQL, for every subject of that kind that the actor sees."""
    decision = aliased(Fact)
    later = and_(decision.id > Fact.id, decision.effective_on >= Fact.effective_on)
    settled = exists().where(
        decision.subject == Fact.subject,
        decision.attribute == Fact.attribute,
        decision.origin == Origin.VERIFIED,
        decision.withdraws.is_(False),
        ~withdrawn(decision),
        or_(decision.confirms == Fact.id, later),
    )
    declared = select(*COLUMNS).where(
        Fact.subject.startswith(f"{kind}/"),
        Fact.attribute == attribute,
        Fact.origin == Origin.DECLARED,
        Fact.withdraws.is_(False),
        Fact.territory_key.in_(seen_by(ctx)),
        ~_struck_out(None),
        ~settled,
    )
    return [FactRow(*row) for row in ctx.session.execute(declared)]
