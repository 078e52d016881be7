"""Conventions : les accords avec les instances de pilotage et les partenaires, où en est chacun, lesquels finissent."""

import streamlit as st

from queries.agreements.states import agreement_list
from ui.components.agreements import filters
from ui.components.agreements import list as listed
from ui.components.agreements.forms import add_acts
from ui.session import ask, moment, t
from ui.widgets.selectors import show_acts

chosen = filters.read_filter()
agreements = ask(agreement_list, moment=moment(), wanted=chosen)

st.title(t("Conventions"))
show_acts(add_acts(chosen.territory))
st.markdown(listed.opening_sentence(agreements, chosen))
filters.show_selectors(chosen)
listed.show_tables(agreements)
