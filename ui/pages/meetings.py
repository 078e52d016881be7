"""Réunions et ateliers : ce qui s’est tenu et ce qui est prévu, les actions ouvertes, les décisions."""

import streamlit as st

from queries.meetings.states import meeting_list
from ui.components.meetings import filters, round_table
from ui.components.meetings import list as meetings_list
from ui.components.meetings.forms import show_add_form
from ui.session import ask, moment, t

chosen = filters.read_filter()
found = ask(meeting_list, moment=moment(), wanted=chosen)

st.title(t("Réunions"))
st.markdown(meetings_list.opening_sentence(found, chosen))
filters.show_selectors(chosen)
show_add_form(chosen.territory)
round_table.show_page_link(chosen.territory)
if found.meetings:
    meetings_list.show_tables(found)
    meetings_list.open_actions(found)
    meetings_list.show_decisions(found)
