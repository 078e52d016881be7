"""How often each lot reports and since when: the grid, and the form by which a lead says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

import streamlit as st

from domain.actions import Action
from domain.permissions import Permission
from domain.reporting import Cadence, Rhythm
from domain.reports import LotMissing
from i18n.formats import joined, long_day
from i18n.labels.reports import CADENCE_WORD
from queries.reports.states import Expectation
from services.reports import expectations
from services.reports.expectations import Place
from ui import state
from ui.components.reports.words import author
from ui.links import with_history
from ui.names import catalog, lot_name, name_of
from ui.session import can, in_the_past, t, tn
from ui.widgets.filters import TOGETHER_AT_MOST
from ui.widgets.form import Form, open_form
from ui.widgets.saving import Edit
from ui.widgets.selectors import Act, show_acts
from ui.widgets.tables import NOTHING, Cell, Cells, cell, record_table

RHYTHM = "rythme"
SHOWN = 60  # territories; a table of more is for a spreadsheet
Grid = Mapping[Place, Expectation]


def show_acts_on(asked: Sequence[Expectation]) -> None:
    """The button under the title; nothing to who may not fix a rhythm, nor in the past."""
    grid = {
        (one.territory, one.lot): one
        for one in asked
        if can(Permission.REPORT_EXPECT, one.territory, one.lot)
    }
    if grid and not in_the_past():
        show_acts([Act(RHYTHM, t("Fixer le rythme"), partial(_show_form, grid))])


def show_section(asked: Sequence[Expectation]) -> None:
    """Show what is asked of each lot in each territory, and what the words mean."""
    st.header(t("Rythme"), anchor="rythme")
    st.markdown(_explained())
    if not any(expectation.rhythm for expectation in asked):
        st.markdown(t("Rythme non fixé : aucun rapport n’est encore attendu."))
        return
    places = list(dict.fromkeys(expectation.territory for expectation in asked))
    record_table(
        [_grid_row(place, asked) for place in places[:SHOWN]],
        name=t("Rythme des rapports de chaque lot"),
        key="rhythms",
    )


def default_cadence() -> Cadence:
    """The one that the method gives to the reports."""
    cadences = [phase.reporting.cadence for phase in catalog().phases if phase.reporting]
    return cadences[0] if cadences else Cadence.TWICE_MONTHLY


def _explained() -> str:
    return t(
        "« Bimensuel » veut dire deux fois par mois : le 15 et le dernier jour du mois, ou le jour "
        "ouvrable suivant. « Bimestriel » veut dire tous les deux mois. La source publique dit "
        "« bimensuel » sans dire depuis quand : la direction de projet le fixe, lot par lot."
    )


def _grid_row(place: str, asked: Sequence[Expectation]) -> Cells:
    """A territory, then what is asked of each lot there."""
    lots = list(dict.fromkeys(expectation.lot for expectation in asked))
    of_place = {one.lot: one for one in asked if one.territory == place}
    return {
        t("Territoire"): name_of(place),
        **{lot_name(lot): _grid_cell(of_place.get(lot)) for lot in lots},
    }


def _grid_cell(expectation: Expectation | None) -> Cell | str:
    if expectation is None:
        return NOTHING
    if expectation.rhythm is None:
        return t("non fixé")
    rhythm = expectation.rhythm
    return cell(t(CADENCE_WORD[rhythm.cadence]), note=_span(rhythm.first_on, rhythm.last_on))


def _span(first: date, last: date | None) -> str:
    since = t("depuis le {day}").format(day=long_day(first))
    return t("{since}, jusqu’au {day}").format(since=since, day=long_day(last)) if last else since


def _show_form(grid: Grid) -> None:
    """One rhythm, and a box for each lot in each territory that it is asked of."""
    seen = max(expectation.version for expectation in grid.values())
    form = open_form("rhythm", present=seen, theirs=_said(grid))
    words = {cadence.value: t(CADENCE_WORD[cadence]) for cadence in Cadence}
    cadence, first, last = st.columns(3)
    with cadence:
        chosen = form.choice(t("Rythme"), "cadence", words, default_cadence().value)
    with first:
        first_on = form.day(t("Rapports attendus depuis le"), "first", required=True)
    with last:
        last_on = form.day(t("Jusqu’au (facultatif)"), "last")
    lots = _choose_lots(form, grid)
    edit = None
    if chosen and first_on and lots:
        edit = _rhythm_edit(lots, Rhythm(Cadence(chosen), first_on, last_on))
    form.send(t("Fixer ce rythme"), edit)


def _choose_lots(form: Form, grid: Grid) -> list[Place]:
    """The lots ticked, territory by territory, each with what is asked of it now beside its box."""
    st.markdown(t("Demandé à (obligatoire) :"))
    unfixed = [place for place, known in grid.items() if known.rhythm is None]
    if len(unfixed) > 1:
        st.button(
            tn("Cocher le lot sans rythme", "Cocher les {n} lots sans rythme", len(unfixed)),
            key="tick_unfixed",
            on_click=_tick,
            args=([form.key(_box(place)) for place in unfixed],),
        )
    ticked = []
    for territory in _territories(form, grid):
        of_place = [known for known in grid.values() if known.territory == territory]
        with st.container(horizontal=True, key=f"boxes/{territory}"):
            st.markdown(f"**{name_of(territory)}**", width=220)
            for known in of_place:
                place = (known.territory, known.lot)
                if form.check(_box_label(known), _box(place)):
                    ticked.append(place)
    if not ticked:
        form.lack("lots", LotMissing())
    return ticked


def _territories(form: Form, grid: Grid) -> list[str]:
    """All of them while they are few, else those that are chosen."""
    places = list(dict.fromkeys(territory for territory, _ in grid))
    if len(places) <= TOGETHER_AT_MOST:
        return places
    return form.many(t("Territoires"), "places", {place: name_of(place) for place in places})


def _box(place: Place) -> str:
    return "/".join(place)


def _box_label(known: Expectation) -> str:
    """« lot 1 (non fixé) »."""
    rhythm = known.rhythm
    said = t(CADENCE_WORD[rhythm.cadence]) if rhythm else t("non fixé")
    return f"{lot_name(known.lot)} ({said})"


def _tick(boxes: Sequence[str]) -> None:
    for box in boxes:
        state.put(box, True)


def _said(grid: Grid) -> str:
    """What is recorded, a lot a line."""
    lines = [
        f"{author(*place)} : {t(CADENCE_WORD[known.rhythm.cadence])}, "
        f"{_span(known.rhythm.first_on, known.rhythm.last_on)}"
        for place, known in grid.items()
        if known.rhythm
    ]
    return "\n".join(lines) or t("aucun rythme")


def _rhythm_edit(lots: list[Place], rhythm: Rhythm) -> Edit:
    said = t("Rythme fixé pour {who} : {cadence}, depuis le {first}.").format(
        who=joined([author(*place) for place in lots]),
        cadence=t(CADENCE_WORD[rhythm.cadence]),
        first=long_day(rhythm.first_on),
    )
    return Edit(
        partial(expectations.expect, lots=lots, rhythm=rhythm),
        mine=f"{t(CADENCE_WORD[rhythm.cadence])}, {_span(rhythm.first_on, rhythm.last_on)}",
        saved=with_history(said, action=Action.REPORT_EXPECTED),
    )
