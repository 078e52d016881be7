"""Which lot each phase of a territory belongs to, and the form by which a lead says so."""

from __future__ import annotations

import streamlit as st

from domain.errors import StaleEdit
from domain.permissions import Permission
from queries.phases.states import PhaseState
from services.phases import phases
from ui import state
from ui.components.phases.words import States
from ui.links import phase_href
from ui.names import catalog, lot_name
from ui.session import announce, can, in_the_past, perform, t
from ui.widgets.conflict import Keep, conflict
from ui.widgets.saving import last_done
from ui.widgets.text import plain, small


def show_section(territory: str, states: States) -> None:
    show_table(territory, states)
    if not in_the_past():
        show_assign_form(territory, states)


def show_table(territory: str, states: States) -> None:
    st.table(
        [
            {
                t("Phase"): plain(f"{phase.position}. {phase.title.fr}"),
                t("Lot"): plain(lot_name(states[territory, phase.key].lot)),
            }
            for phase in catalog().phases
        ],
        hide_index=True,
        alt=t("Lot de chaque phase"),
    )


def show_assign_form(territory: str, states: States) -> None:
    """Choose a phase, then its lot; the version counts from the moment the choice began."""
    if not can(Permission.LOT_DESCRIBE, territory):
        return
    positions = {phase.key: phase for phase in catalog().phases}
    phase = st.selectbox(
        t("Phase à rattacher"),
        list(positions),
        index=None,
        placeholder=t("Choisir une phase"),
        format_func=lambda key: f"{positions[key].position}. {positions[key].title.fr}",
        key=f"assign/{territory}",
        on_change=_forget_choice,
        args=(territory,),
    )
    # No version: the page shows a day of the past, where nothing is edited.
    if phase and states[territory, phase].version is not None:
        _show_edit_form(states[territory, phase])


def _show_edit_form(present: PhaseState) -> None:
    place = present.territory
    seen = state.get(_seen(place))
    # Once for each choice: a rerun must not move the version that the person looks at.
    if not isinstance(seen, PhaseState):
        state.put(_seen(place), seen := present)
    lots = [None, *(lot.key for lot in catalog().lots)]
    with st.form(f"assign_form/{place}"):
        chosen = st.radio(
            t("Lot"),
            lots,
            lots.index(seen.lot),
            format_func=lot_name,
            key=f"lot/{place}/{seen.phase}",
            horizontal=True,
        )
        st.markdown(small(t("L’adjudicataire de ce lot pourra alors déclarer l’état de la phase.")))
        save = st.form_submit_button(t("Rattacher la phase"), key=f"assign_save/{place}")
    if save:
        _save_lot(seen, chosen, present)
    if isinstance(theirs := state.get(_theirs(place)), PhaseState):
        _resolve_conflict(theirs, chosen, present)


def _save_lot(seen: PhaseState, lot: str | None, present: PhaseState) -> None:
    assert seen.version is not None
    try:
        done = perform(
            phases.assign_lot,
            territory=seen.territory,
            phase=seen.phase,
            seen_version=seen.version,
            lot=lot,
        )
    except StaleEdit:
        state.put(_theirs(seen.territory), present)
        st.rerun()
    if done:
        _forget_choice(seen.territory)
        position = catalog().phase(seen.phase).position
        saved = t("Phase {position} : {lot}.").format(position=position, lot=plain(lot_name(lot)))
        there = f"{phase_href(seen.territory, seen.phase)}#historique"
        announce(f"{saved} [{t('Voir l’historique')}]({there})")


def _resolve_conflict(theirs: PhaseState, lot: str | None, present: PhaseState) -> None:
    choice = conflict(
        mine=lot_name(lot),
        theirs=lot_name(theirs.lot),
        key=f"conflict/{theirs.territory}",
        done=last_done(theirs.subject),
    )
    if choice is Keep.MINE:
        _save_lot(theirs, lot, present)
    if choice is Keep.THEIRS:
        _forget_choice(theirs.territory)
        announce(t("Votre saisie est abandonnée ; ce qui était enregistré reste."))


def _seen(territory: str) -> str:
    return f"lot_seen/{territory}"


def _theirs(territory: str) -> str:
    return f"lot_theirs/{territory}"


def _forget_choice(territory: str) -> None:
    state.forget(_seen(territory), _theirs(territory))
