"""Territoires jumeaux : la même phase dans deux territoires, côte à côte, et ce qui les distingue en mots."""

import streamlit as st

from queries.phases.twins import twins as compared
from ui.components.phases import twins
from ui.frame.frame import name_tab
from ui.session import ask, end_page, moment, t
from ui.widgets.filters import places

st.title(t("Deux territoires côte à côte"))
if len(places()) < 2:
    twins.show_single_territory()
    end_page()
chosen = twins.read_filter()
name_tab(twins.tab_title(chosen.phase))
pair = ask(compared, first=chosen.first, second=chosen.second, phase=chosen.phase, moment=moment())
opening = st.container()
twins.show_selectors(chosen)
with opening:
    st.markdown(twins.opening_sentence(pair, chosen))
if chosen.first != chosen.second:
    twins.show_differences(pair)
    twins.show_table(pair)
