"""Everything that the page of a portrait tells: its figures, those around, and the frozen ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from definitions.places import FigurePlace
from domain.chain import sha256
from domain.dates import end_of_day
from domain.errors import NotFound
from domain.figures import PlaceLevel, PortraitAltered
from domain.portrait_documents import FrozenPortrait, Line, portrait_in
from i18n.labels.portraits import FIGURE_STATUS_WORD, LEVEL_WORD, THEME_WORD
from models import PortraitVersion
from queries.context import Context
from queries.documents import PORTRAITS
from queries.moment import Moment
from queries.people import names_of
from queries.portraits.corrections import Correction, corrections_of
from queries.portraits.figures import (
    FigureState,
    figures_on,
    places_around,
    readable_places,
    shown,
    writable_places,
)
from queries.portraits.frozen import Masks, masked, masks_of


@dataclass(frozen=True, slots=True)
class PortraitVersionRow:
    """One frozen portrait. `holds`: the document that was frozen still has the seal that it was
    given; `document` is that one, without the values that would now give away a small count."""

    number: int
    label: str
    document: str
    seal: str
    frozen_at: datetime
    frozen_by: int | None
    holds: bool
    n_masked: int  # values of it that are no longer shown

    @property
    def portrait(self) -> FrozenPortrait | None:
        return portrait_in(self.document) if self.holds else None


@dataclass(frozen=True, slots=True)
class Portrait:
    """One territory on one day. `figures` are those of all `places`, the territory first, as they
    may be shown; `everywhere` those of the other territories that this person sees too."""

    place: FigurePlace
    places: tuple[FigurePlace, ...]
    figures: tuple[FigureState, ...]
    everywhere: tuple[FigureState, ...]
    versions: tuple[PortraitVersionRow, ...]
    corrections: tuple[Correction, ...]
    names: Mapping[int, str]
    writable: tuple[FigurePlace, ...]
    elsewhere: frozenset[tuple[PlaceLevel, str]]  # every place that this person may read of

    @property
    def own(self) -> tuple[FigureState, ...]:
        return tuple(
            figure
            for figure in self.figures
            if (figure.key.level, figure.key.place) == (self.place.level, self.place.key)
        )


def portrait_on(ctx: Context, *, territory: str, moment: Moment) -> Portrait:
    """Return one portrait; « introuvable » when the territory is not for this person."""
    places = places_around(ctx, territory)
    readable = {(place.level, place.key) for place in places}
    everywhere = shown(ctx, figures_on(ctx, moment=moment))
    figures = tuple(
        figure for figure in everywhere if (figure.key.level, figure.key.place) in readable
    )
    versions = versions_of(ctx, territory=territory, moment=moment)
    corrections = corrections_of(ctx, moment=moment, places=readable, figures=figures)
    people = {version.frozen_by for version in versions} | {
        correction.recorded_by for correction in corrections
    }
    return Portrait(
        place=places[0],
        places=places,
        figures=figures,
        everywhere=tuple(everywhere),
        versions=versions,
        corrections=corrections,
        names=names_of(ctx, ids=people),
        writable=tuple(writable_places(ctx, territory)),
        elsewhere=frozenset(readable_places(ctx)),
    )


def versions_of(ctx: Context, *, territory: str, moment: Moment) -> tuple[PortraitVersionRow, ...]:
    """Return those frozen up to that day, oldest first; rights are those of the caller."""
    until = min(end_of_day(moment.on), moment.known_at or end_of_day(moment.on))
    statement = (
        select(PortraitVersion)
        .where(
            PortraitVersion.territory_key == territory,
            PortraitVersion.frozen_at <= until,
            PORTRAITS.standing(moment.known_at),
        )
        .order_by(PortraitVersion.number)
    )
    masks = masks_of(ctx)
    return tuple(_version(row, masks) for row in ctx.session.scalars(statement))


def frozen_portrait(ctx: Context, *, territory: str, number: int) -> PortraitVersionRow:
    """A portrait as it was frozen, for who sees the territory today."""
    places_around(ctx, territory)
    for version in versions_of(ctx, territory=territory, moment=Moment(ctx.today)):
        if version.number == number:
            if not version.holds:
                raise PortraitAltered(portrait=f"{territory}/{number}")
            return version
    raise NotFound(subject=str(number))


def _version(row: PortraitVersion, masks: Masks) -> PortraitVersionRow:
    holds = sha256(row.document) == row.seal
    document, n_masked = masked(row.document, masks) if holds else (row.document, 0)
    return PortraitVersionRow(
        number=row.number,
        label=row.label,
        document=document,
        n_masked=n_masked,
        seal=row.seal,
        frozen_at=row.frozen_at,
        frozen_by=row.frozen_by,
        holds=holds,
    )


def lines_of(ctx: Context, portrait: Portrait) -> tuple[Line, ...]:
    """The portrait in words that stand alone: figures, then the indicators without any."""
    names = {(place.level, place.key): place.name for place in portrait.places}
    known = [_line(ctx, figure, names) for figure in portrait.figures if _is_defined(ctx, figure)]
    indicators = {figure.key.indicator for figure in portrait.own}
    unknown = [
        Line(THEME_WORD[indicator.theme], indicator.title, indicator.unit, indicator.definition)
        for indicator in ctx.catalog.indicators.indicators
        if indicator.key not in indicators and not indicator.retired
    ]
    return (*known, *unknown)


def _is_defined(ctx: Context, figure: FigureState) -> bool:
    return figure.key.indicator in ctx.catalog.indicators.by_key


def _line(ctx: Context, figure: FigureState, names: Mapping[tuple[PlaceLevel, str], str]) -> Line:
    indicator, said = ctx.catalog.indicator(figure.key.indicator), figure.saying
    titles = ctx.catalog.indicators.cell_titles(indicator)
    return Line(
        theme=THEME_WORD[indicator.theme],
        indicator=indicator.title,
        unit=said.unit,
        definition=indicator.definition,
        place=names[figure.key.level, figure.key.place],
        level=LEVEL_WORD[figure.key.level],
        breakdown=titles.get(figure.key.breakdown, figure.key.breakdown),
        period=str(figure.key.span),
        value=said.value or "n.d.",
        source=said.source,
        url=said.url,
        extracted_on=said.extracted_on.isoformat() if said.extracted_on else "",
        licence=said.licence,
        break_note=said.break_note,
        status=FIGURE_STATUS_WORD[said.status],
    )
