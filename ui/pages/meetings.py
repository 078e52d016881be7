"""Réunions et ateliers : ce qui s’est tenu et ce qui est prévu, les actions ouvertes, les décisions."""

import streamlit as st

from queries.meetings.states import meeting_list
from ui.components.meetings import filters, round_table
from ui.components.meetings import list as meetings_list
from ui.components.meetings.forms import add_acts
from ui.session import ask, moment, t
from ui.widgets.selectors import show_acts

chosen = filters.read_filter()
listing = ask(meeting_list, moment=moment(), wanted=chosen)

st.title(t("Réunions"))
show_acts(add_acts(chosen.territory))
st.markdown(meetings_list.opening_sentence(listing, chosen))
filters.show_selectors(chosen)
round_table.show_page_link(chosen.territory)
if listing.meetings:
    meetings_list.show_tables(listing)
    meetings_list.open_actions(listing)
    meetings_list.show_decisions(listing)
