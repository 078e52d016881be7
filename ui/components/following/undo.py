"""Taking back what one has just recorded: beside its confirmation, and above the journal."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from domain.actions import Action
from domain.addresses import Param
from queries.following.undo import RecentAct, undoable_acts
from services.undo import undo
from ui import state
from ui.components.following.journal_sentences import sentence
from ui.links import land, with_history
from ui.navigation import AGREEMENTS, DELIVERABLES, MEETINGS, STAKEHOLDERS, PageEntry
from ui.session import announce, ask, in_the_past, perform, t, tn

# What is undone there has no page any more: one goes back to the others.
LIST_OF: Mapping[str, PageEntry] = {
    Action.ORGANISATION_ADDED: STAKEHOLDERS,
    Action.MEETING_ADDED: MEETINGS,
    Action.AGREEMENT_ADDED: AGREEMENTS,
    Action.DELIVERABLE_ADDED: DELIVERABLES,
}


def undo_button(event: int, action: str) -> None:
    """One press takes back all that was recorded with that event, and leads away from what has gone
    with it."""
    pressed = st.button(t("Annuler"), key=f"undo/{event}", icon=":material/undo:")
    if not pressed or not perform(undo, event_id=event):
        return
    said = t("C’est annulé : ce qui était enregistré avant vaut de nouveau.")
    said = with_history(said, action=Action.ACT_UNDONE)
    if action in LIST_OF:
        state.keep_notice(said)
        land(LIST_OF[action], **{Param.TERRITORY: state.param(Param.TERRITORY)})
    announce(said)


def show_undoable() -> None:
    """What this person recorded in the last ten minutes, each with its button."""
    acts = [] if in_the_past() else ask(undoable_acts)
    if not acts:
        return
    with st.container(border=True):
        st.markdown(f"**{t('Ce que vous venez d’enregistrer')}**")
        for act in acts:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"{sentence(act.entry)} {_rest(act)}")
                undo_button(act.entry.id, "")


def _rest(act: RecentAct) -> str:
    """An import records much at once, and goes as a whole."""
    more = tn("Avec {n} autre enregistrement.", "Avec {n} autres enregistrements.", act.n_more)
    return more if act.n_more else ""
