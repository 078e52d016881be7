"""Taking back what one has just recorded: beside its confirmation, and above the journal."""

from __future__ import annotations

import streamlit as st

from domain.actions import Action
from queries.following.undo import undoable_acts
from services.undo import undo
from ui.components.following.journal_sentences import sentence
from ui.links import with_history
from ui.session import announce, ask, in_the_past, perform, t


def undo_button(event: int) -> None:
    """One press takes back all that was recorded with that event."""
    pressed = st.button(t("Annuler"), key=f"undo/{event}", icon=":material/undo:")
    if pressed and perform(undo, event_id=event):
        said = t("C’est annulé : ce qui était enregistré avant vaut de nouveau.")
        announce(with_history(said, action=Action.ACT_UNDONE))


def show_undoable() -> None:
    """What this person recorded in the last ten minutes, each with its button."""
    acts = [] if in_the_past() else ask(undoable_acts)
    if not acts:
        return
    with st.container(border=True):
        st.markdown(f"**{t('Ce que vous venez d’enregistrer')}**")
        for act in acts:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(sentence(act))
                undo_button(act.id)
