"""What a person may do with a portrait now: add a figure, correct one, take one back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

import streamlit as st

from definitions.places import FigurePlace
from definitions.portraits import IndicatorDefinition
from domain.dates import CALENDAR_FIRST
from domain.errors import DomainError
from domain.figures import FigureStatus
from domain.spans import Span
from i18n.labels.portraits import FIGURE_STATUS_WORD, LEVEL_WORD
from queries.portraits.figures import FigureState
from queries.portraits.sheet import Portrait
from services.portraits import figures
from ui.components.portraits.words import figure_name, in_use, place_words, statement_words
from ui.links import with_history
from ui.names import catalog
from ui.session import t, today
from ui.widgets import saving
from ui.widgets.form import Touch, begin, note_field
from ui.widgets.saving import Edit
from ui.widgets.text import plain

Cells = dict[str, str]
WHOLE = ""


def show_add_form(portrait: Portrait) -> None:
    """A figure that is not there yet; one that is asks whether to replace it."""
    key = f"portrait_add/{portrait.place.key}"
    version, touch = begin(key, 0)
    named = {place_words(place): place for place in portrait.writable}
    place = named[_pick(t("Lieu"), list(named), f"{key}/place", touch)]
    published = {
        indicator.title: indicator for indicator in in_use() if place.level in indicator.levels
    }
    indicator = published[_pick(t("Indicateur"), list(published), f"{key}/indicator", touch)]
    cells = _named(place, indicator) | _part_and_period(indicator, key, touch)
    cells |= _statement(indicator, key, touch, None)
    note = note_field(
        t("Note ou motif (demandé pour une correction)"), key=f"{key}/note", touch=touch
    )
    # Said before saving: who adds what is there already is asked whether to replace it.
    present = _same(portrait, cells)
    _send_edit(portrait, key, version, cells, note, present, t("Ajouter la valeur"))


def show_correct_form(portrait: Portrait) -> None:
    """Another statement of a figure that is there; what it says now stays readable below."""
    state = _choose(portrait, "portrait_correct")
    if state is None:
        return
    key = f"portrait_correct/{state.key.subject}"
    version, touch = begin(key, state.fact_id)
    indicator = catalog().indicator(state.key.indicator)
    place = _place(portrait, state)
    titles = catalog().indicators.cell_titles(indicator)
    cells = _named(place, indicator) | {
        "breakdown": titles.get(state.key.breakdown, WHOLE), "period": str(state.key.span),
    }  # fmt: skip
    cells |= _statement(indicator, key, touch, state)
    note = note_field(t("Note ou motif"), key=f"{key}/note", touch=touch)
    _send_edit(portrait, key, version, cells, note, state, t("Corriger la valeur"))


def show_withdraw_form(portrait: Portrait) -> None:
    """For a figure that should never have stood there, of a wrong period for instance."""
    state = _choose(portrait, "portrait_withdraw")
    if state is None:
        return
    key = f"portrait_withdraw/{state.key.subject}"
    version, touch = begin(key, state.fact_id)
    reason = note_field(t("Motif"), key=f"{key}/note", touch=touch)
    place, subject = portrait.place.key, state.key.subject
    edit = Edit(
        partial(figures.withdraw, territory=place, subject=subject, reason=reason),
        mine=t("retirer la valeur"),
        saved=_saved(t("Valeur retirée."), portrait),
    )
    if st.button(t("Retirer la valeur"), type="primary", key=f"{key}/save"):
        saving.save(key, edit, version=version)
    saving.resolve(
        key, edit, theirs=statement_words(state), present=state.fact_id, subject=state.key.subject
    )


def _choose(portrait: Portrait, name: str) -> FigureState | None:
    places = {(place.level, place.key) for place in portrait.writable}
    offered = [
        figure for figure in portrait.figures if (figure.key.level, figure.key.place) in places
    ]
    if not offered:
        st.markdown(t("Aucune valeur n’est encore enregistrée : commencez par en ajouter une."))
        return None
    named = {figure_name(figure.key): figure for figure in offered}
    key = f"{name}/{portrait.place.key}"
    return named[st.selectbox(t("Valeur"), list(named), key=key) or next(iter(named))]


def _pick(label: str, options: Sequence[str], key: str, touch: Touch) -> str:
    return st.selectbox(label, options, key=key, on_change=touch) or options[0]


def _place(portrait: Portrait, state: FigureState) -> FigurePlace:
    present = (state.key.level, state.key.place)
    return next(place for place in portrait.places if (place.level, place.key) == present)


def _named(place: FigurePlace, indicator: IndicatorDefinition) -> Cells:
    """The cells that say what the figure speaks of, as in a file."""
    return {
        "level": LEVEL_WORD[place.level],
        "place": place.name,
        "indicator": indicator.title,
        "unit": indicator.unit,
    }


def _part_and_period(indicator: IndicatorDefinition, key: str, touch: Touch) -> Cells:
    titles = list(catalog().indicators.cell_titles(indicator).values())
    part = WHOLE
    if titles:
        part = st.selectbox(
            t("Ventilation"), [WHOLE, *titles], format_func=lambda option: option or t("Ensemble"),
            key=f"{key}/{indicator.key}/part", on_change=touch,
        )  # fmt: skip
    period = st.text_input(
        t("Période"), max_chars=20, placeholder="2024", key=f"{key}/period", on_change=touch,
        help=t("2023, 2023-T1, 2023-05 ou 2023-05-31 : jamais plus précis que la source."),
    )  # fmt: skip
    return {"breakdown": part or WHOLE, "period": period}


def _statement(
    indicator: IndicatorDefinition, key: str, touch: Touch, state: FigureState | None
) -> Cells:
    """The cells that say it: the value, on whose word, with which reservations."""
    old = state.saying if state else None

    def text(label: str, name: str, value: str, limit: int, hint: str = "") -> str:
        return st.text_input(
            label, value, max_chars=limit, key=f"{key}/{name}", on_change=touch, help=hint or None
        )

    unit = t("Valeur (en {unit})").format(unit=indicator.unit)
    hint = t(
        "12,5 ou 40 190 ; « n.d. » si la source n’en donne pas ; « < 5 » pour peu de personnes."
    )
    return {
        "value": text(unit, "value", _typed(old.value) if old else "", 40, hint),
        "source": text(t("Source (titre et éditeur)"), "source", old.source if old else "", 600),
        "url": text(t("Adresse https de la source"), "url", old.url if old else "", 300),
        "extracted_on": _day(key, touch, old.extracted_on if old else None),
        "licence": text(t("Licence"), "licence", old.licence if old else "", 200),
        "break_note": text(t("Rupture de série"), "break", old.break_note if old else "", 1000),
        "status": _status(key, touch, old.status if old else FigureStatus.UNKNOWN),
    }


def _typed(value: str) -> str:
    # As people write it here, and as the file has it: what a form shows can be typed back.
    return value.replace(".", ",") or "n.d."


def _day(key: str, touch: Touch, start: date | None) -> str:
    day = st.date_input(
        t("Relevée le"), start, CALENDAR_FIRST, today(), format="DD/MM/YYYY", key=f"{key}/day",
        on_change=touch,
    )  # fmt: skip
    return day.isoformat() if day else ""


def _status(key: str, touch: Touch, start: FigureStatus) -> str:
    options = list(FigureStatus)
    chosen = st.selectbox(
        t("Statut selon la source"), options, index=options.index(start),
        format_func=lambda option: t(FIGURE_STATUS_WORD[option]), key=f"{key}/status", on_change=touch,
    )  # fmt: skip
    return FIGURE_STATUS_WORD[chosen] if chosen else ""


def _same(portrait: Portrait, cells: Mapping[str, str]) -> FigureState | None:
    """The figure that already says something of the same place, part and period."""
    try:
        span = Span.parse(cells["period"])
    # Half a period is being typed: nothing is the same yet, and the service refuses it when it is
    # sent.
    except DomainError:
        return None
    for figure in portrait.figures:
        indicator = catalog().indicators.by_key.get(figure.key.indicator)
        if indicator and indicator.title == cells["indicator"] and figure.key.span == span:
            part = catalog().indicators.cell_titles(indicator).get(figure.key.breakdown, WHOLE)
            place = _place(portrait, figure)
            named = (LEVEL_WORD[place.level], place.name, part)
            if named == (cells["level"], cells["place"], cells["breakdown"]):
                return figure
    return None


def _send_edit(
    portrait: Portrait,
    key: str,
    version: int,
    cells: Cells,
    note: str,
    present: FigureState | None,
    label: str,
) -> None:
    edit = Edit(
        partial(figures.record, territory=portrait.place.key, cells=cells, reason=note),
        mine=f"{cells['value']} ({cells['source']})",
        saved=_saved(
            t("Valeur enregistrée : {value}.").format(value=plain(cells["value"])), portrait
        ),
    )
    if st.button(label, type="primary", key=f"{key}/save"):
        saving.save(key, edit, version=version)
    theirs = f"{statement_words(present)} ({present.saying.source})" if present else ""
    subject = present.key.subject if present else None
    number = present.fact_id if present else 0
    saving.resolve(key, edit, theirs=theirs, present=number, subject=subject)


def _saved(words: str, portrait: Portrait) -> str:
    return with_history(words, territoire=portrait.place.key)
