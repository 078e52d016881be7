"""What a person may do with a portrait now: add a figure, correct one, take one back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from definitions.places import FigurePlace
from definitions.portraits import IndicatorDefinition
from domain.errors import DomainError
from domain.figures import FigureStatus, is_number
from domain.numbers import written_number
from domain.spans import Span
from i18n.labels.portraits import FIGURE_STATUS_WORD, LEVEL_WORD
from queries.portraits.entries import read_address, read_form, read_value
from queries.portraits.figures import FigureState
from queries.portraits.sheet import Portrait
from services.portraits import figures
from ui.components.portraits.words import figure_name, in_use, place_words, statement_words
from ui.links import with_history
from ui.names import catalog
from ui.session import ask, refusal_text, t
from ui.widgets.form import Form, open_form
from ui.widgets.saving import Edit
from ui.widgets.text import plain

Cells = dict[str, str]
WHOLE = ""


def show_add_form(portrait: Portrait) -> None:
    """A figure that is not there yet; one that is asks whether to replace it."""
    form = open_form(f"portrait_add/{portrait.place.key}", present=0)
    named = {place_words(place): place for place in portrait.writable}
    where = form.one_in_list(t("Lieu"), "place", {name: name for name in named})
    if where is None:
        return
    place = named[where]
    published = {
        indicator.title: indicator for indicator in in_use() if place.level in indicator.levels
    }
    titles = {title: title for title in published}
    title = form.one_in_list(t("Indicateur"), "indicator", titles)
    if title is None:
        return
    indicator = published[title]
    cells = _named(place, indicator) | _part_and_period(indicator, form)
    said, beside = _statement(indicator, form, None)
    cells |= said
    with beside:
        confirmed = _confirmed(form, portrait, cells)
    note = form.area(t("Note ou motif (demandé pour une correction)"))
    # Said before saving: who adds what is there already is asked whether to replace it.
    present = _same(portrait, cells)
    replaced = present.fact_id if present else 0
    words = f"{statement_words(present)} ({present.saying.source})" if present else ""
    subject = present.key.subject if present else None
    form = replace(form, present=replaced, theirs=words, subject=subject)
    form.send(t("Ajouter la valeur"), _edit(portrait, cells, note, confirmed=confirmed))


def show_correct_form(portrait: Portrait) -> None:
    """Another statement of a figure that is there; what it says now stays readable below."""
    state = _choose(portrait, "portrait_correct")
    if state is None:
        return
    form = open_form(
        f"portrait_correct/{state.key.subject}",
        present=state.fact_id,
        theirs=f"{statement_words(state)} ({state.saying.source})",
        subject=state.key.subject,
        merges=True,
    )
    indicator = catalog().indicator(state.key.indicator)
    place = _place(portrait, state)
    titles = catalog().indicators.cell_titles(indicator)
    cells = _named(place, indicator) | {
        "breakdown": titles.get(state.key.breakdown, WHOLE), "period": str(state.key.span),
    }  # fmt: skip
    said, beside = _statement(indicator, form, state)
    cells |= said
    with beside:
        confirmed = _confirmed(form, portrait, cells)
    note = form.area(t("Note ou motif"), required=True)
    form.send(t("Corriger la valeur"), _edit(portrait, cells, note, confirmed=confirmed))


def show_withdraw_form(portrait: Portrait) -> None:
    """For a figure that should never have stood there, of a wrong period for instance."""
    state = _choose(portrait, "portrait_withdraw")
    if state is None:
        return
    form = open_form(
        f"portrait_withdraw/{state.key.subject}",
        present=state.fact_id,
        theirs=statement_words(state),
        subject=state.key.subject,
    )
    reason = form.area(t("Motif"), required=True)
    place, subject = portrait.place.key, state.key.subject
    edit = Edit(
        partial(figures.withdraw, territory=place, subject=subject, reason=reason),
        mine=t("retirer la valeur"),
        saved=_saved(t("Valeur retirée."), portrait),
    )
    form.send(t("Retirer la valeur"), edit)


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
    only = 0 if len(named) == 1 else None
    chosen = st.selectbox(
        t("Valeur (obligatoire)"),
        list(named),
        index=only,
        placeholder=t("Choisir une valeur…"),
        key=key,
    )
    return named[chosen] if chosen else None


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


def _part_and_period(indicator: IndicatorDefinition, form: Form) -> Cells:
    titles = list(catalog().indicators.cell_titles(indicator).values())[1:]
    part = WHOLE
    if titles:
        words = {WHOLE: t("Ensemble")} | {title: title for title in titles}
        part = form.choice(t("Ventilation"), f"part-{indicator.key}", words)
    period = form.line(
        t("Période"),
        "period",
        limit=20,
        placeholder="2024",
        help=t("2023, 2023-T1, 2023-05 ou 2023-05-31 : jamais plus précis que la source."),
        required=True,
    )
    form.hold("period", period, Span.parse)
    return {"breakdown": part, "period": period}


def _statement(
    indicator: IndicatorDefinition, form: Form, state: FigureState | None
) -> tuple[Cells, DeltaGenerator]:
    """The cells that say it: the value, on whose word, with which reservations; and the place
    beside the value."""
    old = state.saying if state else None
    unit = t("Valeur (en {unit})").format(unit=indicator.unit)
    hint = t(
        "12,5 ou 40 190 ; « n.d. » si la source n’en donne pas ; « < 5 » pour peu de personnes."
    )
    value = form.line(
        unit, "value", _typed(old.value) if old else "", limit=40, help=hint, required=True
    )
    form.hold("value", value, partial(read_value, indicator))
    beside = st.container()  # what is unusual in the value stands here, once all is typed
    source = form.line(
        t("Source (titre et éditeur)"),
        "source",
        old.source if old else "",
        limit=600,
        required=True,
    )
    url = form.line(t("Adresse https de la source"), "url", old.url if old else "", limit=300)
    form.hold("url", url, read_address)
    day = form.day(t("Relevée le"), "extracted", old.extracted_on if old else None)
    licence = form.line(t("Licence"), "licence", old.licence if old else "", limit=200)
    break_note = form.line(
        t("Rupture de série"), "break", old.break_note if old else "", limit=1000
    )
    cells = {
        "value": value,
        "source": source,
        "url": url,
        "extracted_on": day.isoformat() if day else "",
        "licence": licence,
        "break_note": break_note,
        "status": _status(form, old.status if old else FigureStatus.UNKNOWN),
    }
    return cells, beside


def _status(form: Form, known: FigureStatus) -> str:
    words = {status.value: t(FIGURE_STATUS_WORD[status]) for status in FigureStatus}
    chosen = form.choice(t("Statut selon la source"), "status", words, known.value)
    return FIGURE_STATUS_WORD[FigureStatus(chosen)] if chosen else ""


def _typed(value: str) -> str:
    # As people write it here, and as the file has it: what a form shows can be typed back.
    return written_number(Decimal(value)) if is_number(value) else value or "n.d."


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


def _confirmed(form: Form, portrait: Portrait, cells: Cells) -> bool:
    """Ask whether what is seldom so is right, as soon as it is typed."""
    try:
        reading = ask(read_form, territory=portrait.place.key, cells=cells)
    except DomainError:  # not all is typed yet, and the service refuses it when it is sent
        return False
    if not reading.unusual:
        return False
    told = " ".join(refusal_text(remark.told) for remark in reading.unusual)
    st.warning(told, icon=":material/help:")
    return form.check(t("Je confirme cette valeur inhabituelle"), "confirmed")


def _edit(portrait: Portrait, cells: Cells, note: str, *, confirmed: bool) -> Edit:
    write = partial(figures.record, territory=portrait.place.key, cells=cells, reason=note)
    return Edit(
        partial(write, confirmed=confirmed),
        mine=f"{cells['value']} ({cells['source']})",
        saved=_saved(
            t("Valeur enregistrée : {value}.").format(value=plain(cells["value"])), portrait
        ),
    )


def _saved(words: str, portrait: Portrait) -> str:
    return with_history(words, territoire=portrait.place.key)
