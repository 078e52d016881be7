"""Writing figures with their facts and audit, keeping their rows equal to them; those of the
sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from sqlalchemy import select

from definitions.method import SourceDefinition
from definitions.places import FigurePlace
from definitions.portraits import FigureDefinition, IndicatorDefinition
from domain.dates import PartialDate
from domain.figures import FigureKey, PlaceLevel, Saying, parse_value
from domain.numbers import written_number
from domain.spans import Span
from domain.statements import Origin
from models import Fact, Figure
from queries.context import Context
from queries.moment import Moment
from queries.portraits.figures import columns_of, from_facts
from queries.portraits.small_counts import ATTRIBUTE
from services import facts


def figure_fact(
    ctx: Context,
    key: FigureKey,
    saying: Saying,
    *,
    territory: str | None,
    replaces: int | None = None,
    note: str = "",
) -> Fact:
    """A figure that a person states or corrects, ready to be written."""
    return facts.new_fact(
        ctx,
        facts.NewFact(
            subject=key.subject,
            attribute=ATTRIBUTE,
            value=saying.written(),
            effective=PartialDate(key.span.last),
            territory=territory,
            origin=Origin.DECLARED,
            note=note,
            replaces=replaces,
        ),
    )


def refresh(ctx: Context, subjects: Iterable[str]) -> None:
    """Make the rows of those figures what their facts say today."""
    ctx.session.flush()
    wanted = set(subjects)
    states = {figure.key.subject: figure for figure in from_facts(ctx, Moment(ctx.today))}
    rows = {
        row.subject: row for row in ctx.session.scalars(select(Figure)) if row.subject in wanted
    }
    places = {(place.level, place.key): place.territory for place in ctx.catalog.places}
    for subject in sorted(wanted):
        row, state = rows.get(subject), states.get(subject)
        if state is None:
            if row is not None:
                ctx.session.delete(row)
            continue
        if row is None:
            territory = places.get((state.key.level, state.key.place))
            row = Figure(subject=subject, territory_key=territory)
            ctx.session.add(row)
        for column, value in columns_of(state).items():
            setattr(row, column, value)
    ctx.session.flush()


def sourced(ctx: Context) -> list[Fact]:
    """Return what the definitions say that sources give: figures, and the measures of the
    territories."""
    return [_fact(ctx, figure) for figure in (*ctx.catalog.portraits.figures, *_of_sheets(ctx))]


def _of_sheets(ctx: Context) -> Iterator[FigureDefinition]:
    """Area and population stand in the file of each territory, once."""
    for indicator in ctx.catalog.indicators.indicators:
        for place in ctx.catalog.territories if indicator.sheet else ():
            for territory in getattr(place, indicator.sheet or ""):
                yield FigureDefinition(
                    indicator=indicator.key,
                    level=PlaceLevel.COMMUNE,
                    place=place.name,
                    period=Span.parse(str(territory.on)),
                    value=territory.value,
                    source=territory.source,
                    break_note=territory.note.fr if territory.note else None,
                )


def _fact(ctx: Context, figure: FigureDefinition) -> Fact:
    place = _place(ctx, figure)
    key = FigureKey(place.level, place.key, figure.indicator, figure.breakdown, figure.period)
    source = ctx.catalog.source(figure.source)
    saying = _saying(ctx, figure, ctx.catalog.indicator(figure.indicator), source)
    return facts.new_fact(
        ctx,
        facts.NewFact(
            subject=key.subject,
            attribute=ATTRIBUTE,
            value=saying.written(),
            effective=PartialDate(key.span.last),
            territory=place.territory,
            origin=Origin.SOURCE,
            stated_on=source.on.last if source.on else key.span.last,
            source_key=figure.source,
        ),
    )


def _place(ctx: Context, figure: FigureDefinition) -> FigurePlace:
    places = (p for p in ctx.catalog.places if (p.level, p.name) == (figure.level, figure.place))
    return next(places)  # definitions.portrait_checks refused what is not there


def _saying(
    ctx: Context, figure: FigureDefinition, indicator: IndicatorDefinition, source: SourceDefinition
) -> Saying:
    number = written_number(Decimal(repr(figure.value)))
    return Saying(
        value=parse_value(
            number, unit=indicator.unit, indicator=indicator.title, counts=indicator.counts_people
        ),
        unit=indicator.unit,
        source=f"{source.title}, {source.publisher}",
        url=source.url or "",
        extracted_on=ctx.catalog.portraits.extracted_on.first,
        licence=figure.licence or "",
        break_note=figure.break_note or "",
        status=figure.status,
    )
