"""The figures of a day: from current rows or from facts, those of the places that the actor may
read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from definitions.places import FigurePlace, around
from domain.errors import NotFound
from domain.figures import HIDDEN, FigureKey, PlaceLevel, Saying
from domain.permissions import Permission
from domain.spans import Span
from models import Figure, TerritoryPhase
from queries.cached import remembered
from queries.context import Context
from queries.facts import facts_on
from queries.moment import Moment
from queries.portraits.small_counts import ATTRIBUTE, hidden_statements

SAID = ("value", "unit", "source", "url", "extracted_on", "licence", "break_note", "status")


@dataclass(frozen=True, slots=True)
class FigureState:
    """One figure on one day. `fact_id` is its version: the fact that said so."""

    key: FigureKey
    saying: Saying
    fact_id: int


def places_around(ctx: Context, territory: str) -> tuple[FigurePlace, ...]:
    """Return what the portrait of a territory speaks of; « introuvable » when it is not for
    this person."""
    known = {place.key for place in ctx.catalog.territories}
    if territory not in known:
        raise NotFound(subject=territory)
    ctx.actor.require(Permission.PROGRESS_READ, territory)
    return around(ctx.catalog.territory(territory))


def writable_places(ctx: Context, territory: str) -> list[FigurePlace]:
    """Return those of which this person keeps the figures: their territory, and what lies
    around it."""
    lot = ctx.session.scalar(
        select(TerritoryPhase.lot_key).where(
            TerritoryPhase.territory_key == territory,
            TerritoryPhase.phase_key == ctx.catalog.indicators.phase,
        )
    )
    own = ctx.actor.can(Permission.PORTRAIT_WRITE, territory, lot)
    outer = ctx.actor.can(Permission.PORTRAIT_CONTEXT)
    return [
        place
        for place in places_around(ctx, territory)
        if (own if place.territory else own and outer)
    ]


def readable_places(ctx: Context, territory: str | None = None) -> set[tuple[PlaceLevel, str]]:
    """The territories that the actor sees, or one of them, and what lies around."""
    return {
        (place.level, place.key)
        for other in ctx.catalog.territories
        if territory in (None, other.key) and ctx.actor.sees(other.key)
        for place in around(other)
    }


@remembered
def figures_on(
    ctx: Context, *, moment: Moment, territory: str | None = None
) -> Sequence[FigureState]:
    """Return those of the territories that the actor sees and of what lies around them, or of
    one territory, in the order of the definitions: indicator, level, breakdown, latest period
    first."""
    ctx.actor.require(Permission.PROGRESS_READ, territory)
    is_now = moment == Moment(ctx.today)
    figures = _current(ctx) if is_now else from_facts(ctx, moment)
    places = readable_places(ctx, territory)
    return sorted(
        (figure for figure in figures if (figure.key.level, figure.key.place) in places),
        key=_order(ctx),
    )


def shown(ctx: Context, figures: Iterable[FigureState]) -> list[FigureState]:
    """The figures as they may be shown: what would give away a small count is left out."""
    hidden = hidden_statements(ctx)
    return [
        replace(figure, saying=replace(figure.saying, value=HIDDEN))
        if figure.fact_id in hidden
        else figure
        for figure in figures
    ]


def from_facts(ctx: Context, moment: Moment) -> list[FigureState]:
    """Recomputed from their facts: the one place where facts become a figure."""
    facts = facts_on(ctx, on=moment.on, known_at=moment.known_at, attributes=(ATTRIBUTE,))
    return [
        FigureState(FigureKey.parse(fact.subject), Saying.read(fact.value), fact.id)
        for fact in facts
    ]


def columns_of(state: FigureState) -> dict[str, object]:
    """Return what the current row of a figure holds when its fact says so."""
    return {
        "level": state.key.level,
        "place_key": state.key.place,
        "indicator_key": state.key.indicator,
        "breakdown": state.key.breakdown,
        "period": str(state.key.span),
        "period_last": state.key.span.last,
        "fact_id": state.fact_id,
    } | {name: getattr(state.saying, name) for name in SAID}


_CURRENT = select(
    Figure.level,
    Figure.place_key,
    Figure.indicator_key,
    Figure.breakdown,
    Figure.period,
    Figure.fact_id,
    *[getattr(Figure, name) for name in SAID],
)


def _current(ctx: Context) -> list[FigureState]:
    return [
        FigureState(
            FigureKey(level, place, indicator, breakdown, Span.parse(period)),
            Saying(*said),
            fact_id,
        )
        for level, place, indicator, breakdown, period, fact_id, *said in ctx.session.execute(
            _CURRENT
        )
    ]


class _order:
    """Sorts figures as the definitions list what they speak of."""

    def __init__(self, ctx: Context) -> None:
        indicators = ctx.catalog.indicators
        self.indicators = {item.key: n for n, item in enumerate(indicators.indicators)}
        self.places = {(place.level, place.key): n for n, place in enumerate(ctx.catalog.places)}
        cells = (f"{way.key}.{cell.key}" for way in indicators.breakdowns for cell in way.cells)
        self.cells = {"": -1} | {cell: n for n, cell in enumerate(cells)}

    def __call__(self, state: FigureState) -> tuple[int, int, int, int]:
        key = state.key
        return (
            self.indicators.get(key.indicator, len(self.indicators)),
            self.places.get((key.level, key.place), len(self.places)),
            self.cells.get(key.breakdown, len(self.cells)),
            -key.span.last.toordinal(),
        )


def latest(figures: Iterable[FigureState]) -> Mapping[tuple[str, str, str, str], FigureState]:
    """The last period of each place, indicator and breakdown, in the same order."""
    last: dict[tuple[str, str, str, str], FigureState] = {}
    for figure in figures:
        last.setdefault(
            (figure.key.level, figure.key.place, figure.key.indicator, figure.key.breakdown), figure
        )
    return last
