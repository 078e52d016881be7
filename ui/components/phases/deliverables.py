"""The deliverables of a phase: what it expects, where each stands, and the way to add one."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from definitions.phases import PhaseDefinition
from domain.actions import Action
from domain.addresses import Param
from domain.permissions import Permission
from domain.text import NOTE_LIMIT
from queries.deliverables.list import deliverables_on
from queries.deliverables.states import DeliverableState
from services.deliverables import deliverables
from services.deliverables.deliverables import CRITERIA_LIMIT, TITLE_LIMIT, Addition
from ui.components.deliverables.list import show_line
from ui.links import with_history
from ui.session import announce, ask, can, in_the_past, moment, t
from ui.widgets.saving import perform_decision
from ui.widgets.text import plain, small


def show_section(phase: PhaseDefinition, territory: str) -> None:
    st.header(t("Livrables"), anchor="livrables")
    looked_at = moment()
    states = ask(deliverables_on, moment=looked_at, territory=territory, phase=phase.key)
    for deliverable in states:
        show_line(deliverable, looked_at.on)
    if not states:
        st.markdown(small(_why_none(phase)))
    if not in_the_past():
        _show_add_form(phase, territory, states)


def _why_none(phase: PhaseDefinition) -> str:
    if phase.deliverables:
        return t("Les livrables de cette phase relèvent d’un autre lot.")
    return t("La méthode n’attend pas de livrable de cette phase.")


def _show_add_form(
    phase: PhaseDefinition, territory: str, states: Sequence[DeliverableState]
) -> None:
    """Closed until it is needed; nothing to those who may not add."""
    if not can(Permission.DELIVERABLE_ADD, territory):
        return
    count = sum(state.is_added for state in states)
    key = f"{territory}/{phase.key}/{count}"
    with (
        st.expander(t("Ajouter un livrable"), icon=":material/add:"),
        st.form(f"deliverable_add/{key}"),
    ):
        title = st.text_input(t("Intitulé"), max_chars=TITLE_LIMIT, key=f"deliverable_title/{key}")
        criteria = st.text_area(
            t("Critères d’acceptation, un par ligne"),
            max_chars=CRITERIA_LIMIT,
            key=f"deliverable_criteria/{key}",
        )
        reason = st.text_area(t("Motif"), max_chars=NOTE_LIMIT, key=f"deliverable_reason/{key}")
        save = st.form_submit_button(t("Ajouter le livrable"), key=f"deliverable_save/{key}")
    if save:
        _add_deliverable(phase, territory, count, Addition(title, criteria, reason))


def _add_deliverable(phase: PhaseDefinition, territory: str, seen: int, addition: Addition) -> None:
    params = {"territory": territory, "phase": phase.key}
    if perform_decision(deliverables.add, seen_version=seen, addition=addition, **params):
        added = t("Livrable ajouté : « {title} ».").format(title=plain(addition.title.strip()))
        where = {Param.TERRITORY: territory, Param.PHASE: phase.key}
        announce(with_history(added, action=Action.DELIVERABLE_ADDED, **where))
