"""Échéances : ce qui est dépassé, ce qui vient, ce dont personne ne parle plus ; chaque ligne mène à son objet."""

import streamlit as st

from queries.following.due import due_list
from ui.components.following import dating, due, due_filters
from ui.session import ask, moment, t

chosen, looked_at = due_filters.read_filter(), moment()
dues = ask(due_list, moment=looked_at, wanted=chosen)

st.title(t("Échéances"))
st.markdown(due.opening_sentence(dues, looked_at.on))
if dues.n_undated:
    dating.show_way()
due.show_commitments(dues.broken)
due_filters.show_selectors(chosen)
due.show_tables(dues)
