"""The milestones of a phase: a table, and one of them opened with its estimates and its forms."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from definitions.phases import PhaseDefinition
from domain.addresses import Param
from queries.milestones.states import MilestoneState, milestones_on
from ui import state as address
from ui.components.following import comments
from ui.components.milestones import estimates, forms, history
from ui.components.milestones.proof import proof_words
from ui.components.milestones.words import (
    announced_sentence,
    dates_in_columns,
    kind_word,
    origin_words,
    sentence,
    sheet_of,
)
from ui.session import ask, in_the_past, moment, t
from ui.widgets.tables import Cells, cell, record_table
from ui.widgets.text import plain, small


def show_section(phase: PhaseDefinition, territory: str) -> None:
    """Show all of them, then the one that the address names, then the way to add one."""
    st.header(t("Jalons"), anchor="jalons")
    states = ask(milestones_on, moment=moment(), territory=territory, phase=phase.key)
    if states:
        _show_table(states)
        _show_opened(states)
    else:
        st.markdown(t("La méthode ne prévoit pas de jalon pour cette phase."))
    if not in_the_past():
        forms.show_add_form(phase, territory, states)


def _show_table(states: Sequence[MilestoneState]) -> None:
    """Each opens under the table, from its line."""
    record_table(
        [_cells(state) for state in states], name=t("Jalons de la phase"), key="milestones"
    )
    if not all(origin_words(state) for state in states):
        st.markdown(small(f"*{t('Les jalons sans source sont notre proposition.')}*"))


def _cells(state: MilestoneState) -> Cells:
    return {
        t("Jalon"): cell(state.title, sheet_of(state), note=origin_words(state)),
        t("Nature"): kind_word(state),
        **dates_in_columns(state),
    }


def _show_opened(states: Sequence[MilestoneState]) -> None:
    """The one that the address names; a milestone that left the method may still stand there."""
    wanted = address.param(Param.MILESTONE)
    for state in states:
        if state.key == wanted:
            _show_item(state)


def _show_item(state: MilestoneState) -> None:
    st.subheader(plain(state.title), anchor="jalon")
    st.markdown(sentence(state))
    if state.told_on:
        st.markdown(announced_sentence(state))
    if state.leaves_commitment(moment().on):
        st.warning(
            t("La date estimée sort de la date dite au Parlement."), icon=":material/campaign:"
        )
    if state.proof:
        st.markdown(t("Preuve : {proof}").format(proof=proof_words(state)))
    if not in_the_past():
        forms.show_forms(state)
    estimates.show_estimates(state)
    history.show_history(state)
    comments.on_milestone(state)
