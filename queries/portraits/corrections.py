"""The figures that somebody stated anew or took back: what replaced what, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from sqlalchemy import select

from domain.figures import HIDDEN, FigureKey, PlaceLevel, Saying
from domain.undo import undoes
from models import Fact
from queries.context import Context
from queries.moment import Moment
from queries.portraits.figures import FigureState
from queries.portraits.small_counts import ATTRIBUTE, hidden_statements

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Correction:
    """`after` is None when the figure was taken back: its former values are not told then, which
    might give away a small count beside them."""

    key: FigureKey
    before: Saying
    after: Saying | None
    recorded_at: datetime
    recorded_by: int | None
    note: str


def corrections_of(
    ctx: Context,
    *,
    moment: Moment,
    places: Collection[tuple[PlaceLevel, str]],
    figures: Iterable[FigureState],
) -> tuple[Correction, ...]:
    """Return those known on that day, latest first, of figures that may be shown."""
    statement = select(Fact).where(
        Fact.attribute == ATTRIBUTE, Fact.replaces.is_not(None), Fact.effective_on <= moment.on
    )
    if moment.known_at is not None:
        statement = statement.where(Fact.recorded_at <= moment.known_at)
    statement = statement.order_by(Fact.recorded_at.desc(), Fact.id.desc())
    spoken = {figure.key.subject for figure in figures if figure.saying.value != HIDDEN}
    facts = [fact for fact in ctx.session.scalars(statement) if _place(fact) in places]
    later = list(islice(_spoken_facts(facts, spoken), SHOWN))
    before = select(Fact).where(Fact.id.in_({fact.replaces for fact in later}))
    earlier = {fact.id: fact for fact in ctx.session.scalars(before)}
    hidden = hidden_statements(ctx)
    return tuple(_correction(fact, earlier[fact.replaces or 0], hidden) for fact in later)


def _place(fact: Fact) -> tuple[PlaceLevel, str]:
    key = FigureKey.parse(fact.subject)
    return key.level, key.place


def _spoken_facts(facts: list[Fact], spoken: Collection[str]) -> Iterator[Fact]:
    """What was taken back is told once, though each of its corrections was struck out too; what its
    author undid at once was no correction."""
    undone = {fact.replaces for fact in facts if undoes(fact)}
    facts = [fact for fact in facts if fact.id not in undone and not undoes(fact)]
    corrected = {fact.replaces for fact in facts if not fact.withdraws}
    for fact in facts:
        if fact.subject in spoken if not fact.withdraws else fact.replaces not in corrected:
            yield fact


def _correction(fact: Fact, before: Fact, hidden: Collection[int]) -> Correction:
    return Correction(
        FigureKey.parse(fact.subject),
        _saying(before, hidden),
        None if fact.withdraws else _saying(fact, hidden),
        fact.recorded_at,
        fact.recorded_by,
        fact.note,
    )


def _saying(fact: Fact, hidden: Collection[int]) -> Saying:
    saying = Saying.read(fact.value)
    return replace(saying, value=HIDDEN) if fact.id in hidden else saying
