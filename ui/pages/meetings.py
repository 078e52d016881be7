"""Réunions et ateliers : ce qui s’est tenu et ce qui est prévu, les actions ouvertes, les décisions."""

import streamlit as st

from queries.meetings.states import meeting_list
from ui.components.meetings import filters, round_table
from ui.components.meetings import list as meetings_list
from ui.components.meetings.forms import adding
from ui.session import ask, moment, t

chosen = filters.wanted()
found = ask(meeting_list, moment=moment(), wanted=chosen)

st.title(t("Réunions"))
st.markdown(meetings_list.opening_sentence(found, chosen))
filters.selectors(chosen)
adding(chosen.territory)
round_table.way(chosen.territory)
if found.meetings:
    meetings_list.tables(found)
    meetings_list.open_actions(found)
    meetings_list.decisions(found)
