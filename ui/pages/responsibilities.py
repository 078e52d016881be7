"""Qui fait quoi : qui réalise, approuve, est consulté ou informé, phase par phase, et qui y manque."""

import streamlit as st

from queries.register.responsibilities import assignments
from ui.components.register import responsibilities, responsibility_filters
from ui.session import ask, t

chosen = responsibility_filters.wanted()
found = ask(assignments, wanted=chosen)

st.title(t("Qui fait quoi"))
st.markdown(responsibilities.opening_sentence(found, chosen))
responsibilities.faults(found)
responsibility_filters.selectors(chosen)
responsibilities.vacant(chosen)
responsibilities.tables(found, chosen)
