"""The table of a portrait: its columns, its lines to take away, its file to take in again."""

from __future__ import annotations

from collections.abc import Mapping

from definitions.portraits import Indicators
from documents.tables import table_file
from domain.figures import FigureStatus
from domain.tables import Column, ColumnKind, Value
from i18n.labels.portraits import FIGURE_STATUS_WORD, LEVEL_WORD
from queries.context import Context
from queries.moment import Moment
from queries.portraits.figures import FigureState, figures_on, places_around, shown

GIVEN = tuple(word for status, word in FIGURE_STATUS_WORD.items() if status)


def columns(indicators: Indicators) -> tuple[Column, ...]:
    """Return them in the order in which a person fills them in."""
    units = sorted({indicator.unit for indicator in indicators.indicators})
    text, choice = ColumnKind.TEXT, ColumnKind.CHOICE
    return (
        Column("level", "Niveau", choice, True, "Sorte de lieu.", tuple(LEVEL_WORD.values())),
        Column("place", "Lieu", text, True, "Nom du lieu, tel que la page du portrait le donne."),
        Column("indicator", "Indicateur", text, True, "Intitulé, tel que la page le donne."),
        Column("breakdown", "Ventilation", text, False, "Vide pour l’ensemble."),
        Column("period", "Période", text, True, "2023, 2023-T1, 2023-05 ou 2023-05-31."),
        Column(
            "value", "Valeur", text, True,
            "Un nombre (12,5), « n.d. » si la source n’en donne pas, « < 5 » pour un petit nombre "
            "de personnes. « masqué » laisse ce qui est enregistré.",
        ),
        Column("unit", "Unité", text, False, f"Celle de l’indicateur : {', '.join(units)}."),
        Column("source", "Source", text, True, "Titre et éditeur.", limit=600),
        Column("url", "Adresse de la source", text, False, "Une adresse https.", limit=300),
        Column("extracted_on", "Relevée le", ColumnKind.DAY, False, "Jour de l’extraction."),
        Column("licence", "Licence", text, False, "Par exemple CC BY 4.0.", limit=200),
        Column("break_note", "Rupture de série", text, False, "Pourquoi elle se compare mal."),
        Column("status", "Statut", choice, False, "Ce que la source en dit.", GIVEN),
    )  # fmt: skip


def portrait_file(ctx: Context, *, territory: str, moment: Moment, kind: str) -> bytes:
    """The figures of a territory and of what lies around it on that day, as they may be shown."""
    places = places_around(ctx, territory)
    names = {(place.level, place.key): place.name for place in places}
    figures = shown(ctx, figures_on(ctx, moment=moment, territory=territory))
    known = ctx.catalog.indicators
    rows = [
        _row(known, figure, names[figure.key.level, figure.key.place])
        for figure in figures
        if figure.key.indicator in known.by_key
    ]
    return table_file(rows, columns(known), kind=kind)


def _row(known: Indicators, state: FigureState, place: str) -> Mapping[str, Value]:
    key, said = state.key, state.saying
    indicator = known.by_key[key.indicator]
    value: Value = said.value or "n.d."
    return {
        "level": LEVEL_WORD[key.level],
        "place": place,
        "indicator": indicator.title,
        "breakdown": known.cell_titles(indicator).get(key.breakdown, ""),
        "period": str(key.span),
        "value": value if said.number is None else said.number,
        "unit": said.unit,
        "source": said.source,
        "url": said.url,
        "extracted_on": said.extracted_on,
        "licence": said.licence,
        "break_note": said.break_note,
        "status": FIGURE_STATUS_WORD[said.status]
        if said.status is not FigureStatus.UNKNOWN
        else "",
    }
