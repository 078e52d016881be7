"""How often each lot reports and since when: the table, and the form by which a lead says so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from domain.actions import Action
from domain.dates import CALENDAR_FIRST, CALENDAR_LAST
from domain.errors import StaleEdit
from domain.permissions import Permission
from domain.reporting import Cadence, Rhythm
from i18n.formats import long_day
from i18n.labels.reports import CADENCE_WORD
from queries.reports.states import Expectation
from services.reports import expectations
from ui import state as page_state
from ui.components.reports.words import author
from ui.links import with_history
from ui.names import catalog, lot_name, name_of
from ui.session import announce, can, in_the_past, perform, refusal_text, t

CADENCES = tuple(Cadence)
PLACE, LOT = "rhythm_territory", "rhythm_lot"
CADENCE, FIRST, LAST = "rhythm_cadence", "rhythm_first", "rhythm_last"
PUT = "rhythm_put"  # what the fields were given, before anybody typed
SHOWN = 60  # lots with a rhythm; a table of more is for a spreadsheet


def show_section(asked: Sequence[Expectation]) -> None:
    """Show what is asked of each lot, and the form for who may change it."""
    st.header(t("Rythme"), anchor="rythme")
    st.markdown(_explained())
    known = [expectation for expectation in asked if expectation.rhythm]
    if known:
        _show_table(known)
    else:
        st.markdown(t("Rythme non fixé : aucun rapport n’est encore attendu."))
    if not in_the_past() and can(Permission.REPORT_EXPECT):
        with st.expander(t("Fixer le rythme d’un lot"), icon=":material/edit_calendar:"):
            _show_form(asked)


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


def _show_table(known: Sequence[Expectation]) -> None:
    st.table(
        [
            {
                t("Lot"): author(expectation.territory, expectation.lot),
                t("Rythme"): t(CADENCE_WORD[expectation.rhythm.cadence]),
                t("Depuis le"): long_day(expectation.rhythm.first_on),
                t("Jusqu’au"): _end(expectation.rhythm.last_on),
            }
            for expectation in known[:SHOWN]
            if expectation.rhythm
        ],
        hide_index=True,
        alt=t("Rythme des rapports de chaque lot"),
    )


def _end(last: date | None) -> str:
    return long_day(last) if last else t("sans fin fixée")


def _show_form(asked: Sequence[Expectation]) -> None:
    """The lot first: the rest of the form starts from what is fixed for it, but for what has been
    typed meanwhile. The fields keep their names: a page drawn late does not empty them."""
    places = list(dict.fromkeys(expectation.territory for expectation in asked))
    lots = list(dict.fromkeys(expectation.lot for expectation in asked))
    left, right = st.columns(2)
    place: str = left.selectbox(t("Territoire"), places, format_func=name_of, key=PLACE)
    lot: str = right.selectbox(t("Lot"), lots, format_func=lot_name, key=LOT)
    present = next(
        expectation
        for expectation in asked
        if (expectation.territory, expectation.lot) == (place, lot)
    )
    _start_from(present.rhythm)
    rhythm = _rhythm()
    if st.button(t("Fixer ce rythme"), type="primary", key="rhythm_save"):
        _save_rhythm(present, rhythm)


def _start_from(known: Rhythm | None) -> None:
    """Put what is fixed into the fields that still hold what was put there before."""
    fixed = {
        CADENCE: known.cadence if known else default_cadence(),
        FIRST: known.first_on if known else None,
        LAST: known.last_on if known else None,
    }
    before = page_state.get(PUT)
    for field, value in fixed.items():
        if not isinstance(before, dict) or page_state.get(field) == before[field] != value:
            page_state.put(field, value)
    page_state.put(PUT, fixed)


def _rhythm() -> Rhythm | None:
    cadence: Cadence = st.selectbox(
        t("Rythme"), CADENCES, format_func=lambda option: t(CADENCE_WORD[option]), key=CADENCE
    )
    left, right = st.columns(2)
    first = left.date_input(
        t("Rapports attendus depuis le"),
        None,
        CALENDAR_FIRST,
        CALENDAR_LAST,
        format="DD/MM/YYYY",
        key=FIRST,
    )
    last = right.date_input(
        t("Jusqu’au (facultatif)"),
        None,
        CALENDAR_FIRST,
        CALENDAR_LAST,
        format="DD/MM/YYYY",
        key=LAST,
    )
    return Rhythm(Cadence(cadence), first, last) if first else None


def _save_rhythm(present: Expectation, rhythm: Rhythm | None) -> None:
    if rhythm is None:
        st.error(
            t("Le premier jour manque. Choisissez depuis quand des rapports sont attendus."),
            icon=":material/error:",
        )
        return
    try:
        done = perform(
            expectations.expect,
            territory=present.territory,
            lot=present.lot,
            seen_version=present.version,
            rhythm=rhythm,
        )
    except StaleEdit as refusal:
        st.error(refusal_text(refusal), icon=":material/sync_problem:")
        return
    if done:
        said = t("Rythme fixé pour {who} : {cadence}, depuis le {first}.").format(
            who=author(present.territory, present.lot),
            cadence=t(CADENCE_WORD[rhythm.cadence]),
            first=long_day(rhythm.first_on),
        )
        announce(with_history(said, action=Action.REPORT_EXPECTED))
