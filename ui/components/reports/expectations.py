"""How often each lot reports and since when: the table, and the form by which a lead says so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from domain.actions import Action
from domain.permissions import Permission
from domain.reporting import Cadence, Rhythm
from i18n.formats import long_day
from i18n.labels.reports import CADENCE_WORD
from queries.reports.states import Expectation
from services.reports import expectations
from ui.components.reports.words import author
from ui.links import with_history
from ui.names import catalog, lot_name, name_of
from ui.session import can, in_the_past, t
from ui.widgets.form import open_form
from ui.widgets.saving import Edit

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
    form = open_form("rhythm", present=0)
    with left:
        place = form.one_in_list(t("Territoire"), "place", {key: name_of(key) for key in places})
    with right:
        lot = form.one_in_list(t("Lot"), "lot", {key: lot_name(key) for key in lots})
    if place and lot:
        _show_rhythm_form(asked, place, lot)


def _show_rhythm_form(asked: Sequence[Expectation], place: str, lot: str) -> None:
    present = next(
        expectation
        for expectation in asked
        if (expectation.territory, expectation.lot) == (place, lot)
    )
    known = present.rhythm
    form = open_form(
        f"rhythm/{place}/{lot}",
        present=present.version,
        subject=present.subject,
        merges=True,
    )
    words = {cadence.value: t(CADENCE_WORD[cadence]) for cadence in Cadence}
    cadence = form.choice(
        t("Rythme"), "cadence", words, known.cadence.value if known else default_cadence().value
    )
    left, right = st.columns(2)
    with left:
        first = form.day(
            t("Rapports attendus depuis le"),
            "first",
            known.first_on if known else None,
            required=True,
        )
    with right:
        last = form.day(t("Jusqu’au (facultatif)"), "last", known.last_on if known else None)
    form.send(t("Fixer ce rythme"), _rhythm_edit(present, cadence, first, last))


def _rhythm_edit(
    present: Expectation, cadence: str, first: date | None, last: date | None
) -> Edit | None:
    if not (cadence and first):
        return None
    rhythm = Rhythm(Cadence(cadence), first, last)
    said = t("Rythme fixé pour {who} : {cadence}, depuis le {first}.").format(
        who=author(present.territory, present.lot),
        cadence=t(CADENCE_WORD[rhythm.cadence]),
        first=long_day(first),
    )
    return Edit(
        partial(expectations.expect, territory=present.territory, lot=present.lot, rhythm=rhythm),
        mine=f"{t(CADENCE_WORD[rhythm.cadence])}, {long_day(first)}",
        saved=with_history(said, action=Action.REPORT_EXPECTED),
    )
