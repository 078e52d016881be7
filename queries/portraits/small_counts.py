"""Which statements about figures are not shown, because a small count of people would follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import aliased

from domain.figures import SMALL, FigureKey, Saying
from domain.history import fact_as_of
from domain.small_counts import State, Stated, to_hide
from models import Fact
from queries.cached import remembered
from queries.context import Context
from queries.facts import COLUMNS, FactRow

ATTRIBUTE = "figure"
Group = tuple[str, ...]  # place, indicator and period: what is said of its parts adds up


@remembered
def hidden_statements(ctx: Context) -> frozenset[int]:
    """Return the facts that no screen, file or answer tells, whoever asks and of whatever day: each
    is weighed against all that was ever said of the same place, indicator and period."""
    parts = _parts(ctx)
    hidden = set[int]()
    for group, facts in _groups_with_small_counts(ctx).items():
        states = _states(facts)
        hidden |= to_hide(states, parts.get(group[2]) or _parts_told(states))
    return frozenset(hidden)


def _parts(ctx: Context) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The parts of each breakdown of each indicator that counts people."""
    ways = {way.key: way for way in ctx.catalog.indicators.breakdowns}
    return {
        indicator.key: {
            key: [f"{key}.{cell.key}" for cell in ways[key].cells] for key in indicator.breakdowns
        }
        for indicator in ctx.catalog.indicators.indicators
    }


def _parts_told(states: Iterable[State]) -> Mapping[str, Sequence[str]]:
    """The same for an indicator that the definitions no longer have."""
    told: dict[str, list[str]] = defaultdict(list)
    for part in sorted({part for state in states for part in state if part}):
        told[part.partition(".")[0]].append(part)
    return told


def _groups_with_small_counts(ctx: Context) -> Mapping[Group, Sequence[FactRow]]:
    small = aliased(Fact)
    told = select(small.subject).where(
        small.attribute == ATTRIBUTE, small.value.contains(f'"value":"{SMALL}"', autoescape=True)
    )
    wanted = {_group(subject) for subject in ctx.session.scalars(told.distinct())}
    groups: dict[Group, list[FactRow]] = defaultdict(list)
    if wanted:
        for row in ctx.session.execute(_EVERY):
            fact = FactRow(*row)
            if (group := _group(fact.subject)) in wanted:
                groups[group].append(fact)
    return groups


_EVERY = select(*COLUMNS).where(Fact.attribute == ATTRIBUTE).order_by(Fact.recorded_at, Fact.id)


def _group(subject: str) -> Group:
    key = FigureKey.parse(subject)
    return (key.level, key.place, key.indicator, str(key.span))


def _states(facts: Iterable[FactRow]) -> list[State]:
    """What stood after each time at which something was said of the group."""
    of_part: dict[str, list[FactRow]] = defaultdict(list)
    for fact in facts:
        of_part[FigureKey.parse(fact.subject).breakdown].append(fact)
    every = [fact for told in of_part.values() for fact in told]
    on = max((fact.effective_on for fact in every), default=None)
    states: list[State] = []
    for known_at in sorted({fact.recorded_at for fact in every}):
        assert on is not None
        standing = {part: fact_as_of(told, on, known_at) for part, told in of_part.items()}
        states.append({
            part: Stated(fact.id, part, Saying.read(fact.value).value)
            for part, fact in standing.items()
            if fact
        })  # fmt: skip
    return states
