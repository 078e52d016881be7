"""Échéances : ce qui est dépassé, ce qui vient, ce dont personne ne parle plus ; chaque ligne mène à son objet."""

import streamlit as st

from domain.permissions import Permission
from queries.brief.commitments import commitments_on
from queries.following.due import due_list
from ui.components.brief import commitments
from ui.components.following import dating, due, due_filters
from ui.session import ask, can, moment, t

chosen, looked_at = due_filters.read_filter(), moment()
dues = ask(due_list, moment=looked_at, wanted=chosen)

st.title(t("Échéances"))
st.markdown(due.opening_sentence(dues, looked_at.on))
if dues.n_undated:
    dating.show_way()
due.show_commitments(dues.broken)
if can(Permission.BRIEF_DRAFT):
    known = {milestone.subject for milestone in dues.broken}
    commitments.show_left(ask(commitments_on, moment=looked_at), known)
due_filters.show_selectors(chosen)
due.show_tables(dues)
