"""The diamonds of the calendar as a table: every milestone that has a date."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from queries.milestones.states import MilestoneState
from ui.components.milestones.words import dates_in_columns
from ui.names import catalog, name_of
from ui.session import t
from ui.widgets.tables import long_table
from ui.widgets.text import plain


def show_table(milestones: Sequence[MilestoneState], places: Sequence[str]) -> None:
    """Show those of the territories drawn, in the order of the method."""
    dated = [
        milestone
        for milestone in milestones
        if milestone.territory in places and milestone.expected
    ]
    if not dated:
        st.markdown(t("Aucun jalon n’a encore de date : elle s’estime sur la page de sa phase."))
        return
    long_table(
        [
            {
                t("Territoire"): name_of(milestone.territory),
                t("Phase"): str(catalog().phase(milestone.phase).position),
                t("Jalon"): plain(milestone.title),
                **dates_in_columns(milestone),
            }
            for milestone in dated
        ]
    )
