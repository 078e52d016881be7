"""Livrables : où en est chacun, ce qui est en retard, ce qui attend le FOREm ; chaque ligne mène à sa fiche."""

import streamlit as st

from queries.deliverables.list import deliverable_list
from ui.components.deliverables import filters
from ui.components.deliverables import list as shown
from ui.components.following import dating
from ui.session import ask, moment, t
from ui.widgets.selectors import show_acts

chosen, looked_at = filters.read_filter(), moment()
deliverables = ask(deliverable_list, moment=looked_at, wanted=chosen)

st.title(t("Livrables"))
show_acts(dating.deliverables_act())
st.markdown(shown.opening_sentence(deliverables, looked_at.on))
filters.show_selectors(chosen)
shown.show_tables(deliverables, looked_at.on, everything=chosen.is_narrow)
