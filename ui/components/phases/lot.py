"""Which lot each phase of a territory belongs to, and the form by which a lead says so."""

from __future__ import annotations

from functools import partial

import streamlit as st

from domain.permissions import Permission
from queries.phases.states import PhaseState
from services.phases import phases
from ui.components.phases.words import States, to_history
from ui.names import catalog, lot_name
from ui.session import can, in_the_past, t
from ui.widgets.form import open_form
from ui.widgets.saving import Edit
from ui.widgets.tables import record_table
from ui.widgets.text import plain, small

NO_LOT = ""


def show_section(territory: str, states: States) -> None:
    show_table(territory, states)
    if not in_the_past():
        show_assign_form(territory, states)


def show_table(territory: str, states: States) -> None:
    rows = [
        {t("Phase"): phase.numbered_title, t("Lot"): lot_name(states[territory, phase.key].lot)}
        for phase in catalog().phases
    ]
    record_table(rows, name=t("Lot de chaque phase"), key="phase_lots")


def show_assign_form(territory: str, states: States) -> None:
    """Choose a phase, then its lot."""
    if not can(Permission.LOT_DESCRIBE, territory):
        return
    positions = {phase.key: phase for phase in catalog().phases}
    phase = st.selectbox(
        t("Phase à rattacher"),
        list(positions),
        index=None,
        placeholder=t("Choisir une phase"),
        format_func=lambda key: positions[key].numbered_title,
        key=f"assign/{territory}",
    )
    # No version: the page shows a day of the past, where nothing is edited.
    if phase and states[territory, phase].version is not None:
        _show_edit_form(states[territory, phase])


def _show_edit_form(phase: PhaseState) -> None:
    form = open_form(
        f"lot/{phase.territory}/{phase.phase}",
        present=phase.version or 0,
        theirs=lot_name(phase.lot),
        subject=phase.subject,
    )
    words = {NO_LOT: lot_name(None)} | {lot.key: lot_name(lot.key) for lot in catalog().lots}
    chosen = form.one_of(t("Lot"), "lot", words, phase.lot or NO_LOT)
    st.markdown(small(t("L’adjudicataire de ce lot pourra alors déclarer l’état de la phase.")))
    lot = chosen or None
    position = catalog().phase(phase.phase).position
    saved = t("Phase {position} : {lot}.").format(position=position, lot=plain(lot_name(lot)))
    edit = Edit(
        partial(phases.assign_lot, territory=phase.territory, phase=phase.phase, lot=lot),
        mine=lot_name(lot),
        saved=f"{saved} {to_history(phase)}",
    )
    form.send(t("Rattacher la phase"), edit)
