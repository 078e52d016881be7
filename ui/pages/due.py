"""Échéances : ce qui est dépassé, ce qui vient, ce dont personne ne parle plus ; chaque ligne mène à son objet."""

import streamlit as st

from queries.following.due import due_list
from ui.components import agreement_ends, due, due_filters
from ui.components.link_lists import link_lists
from ui.session import ask, moment, t

chosen, looked_at = due_filters.wanted(), moment()
found = ask(due_list, moment=looked_at, wanted=chosen)

st.title(t("Échéances"))
st.markdown(due.opening_sentence(found, looked_at.on))
due.commitments(found.broken)
due_filters.selectors(chosen)
link_lists([[*due.lists(found), *agreement_ends.lists(chosen)]], key="dues")
