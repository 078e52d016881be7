"""Conventions : les accords avec les instances de pilotage et les partenaires, où en est chacun, lesquels finissent."""

import streamlit as st

from queries.agreements.states import agreement_list
from ui.components.agreements import filters
from ui.components.agreements import list as listed
from ui.components.agreements.forms import show_add_form
from ui.session import ask, moment, t

chosen = filters.read_filter()
agreements = ask(agreement_list, moment=moment(), wanted=chosen)

st.title(t("Conventions"))
st.markdown(listed.opening_sentence(agreements, chosen))
filters.show_selectors(chosen)
show_add_form(chosen.territory)
listed.show_tables(agreements)
