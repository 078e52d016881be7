"""Qui fait quoi : qui réalise, approuve, est consulté ou informé, phase par phase, et qui y manque."""

import streamlit as st

from queries.register.responsibilities import assignments
from ui.components.register import responsibilities, responsibility_filters
from ui.session import ask, t

chosen = responsibility_filters.read_filter()
roles = ask(assignments, wanted=chosen)

st.title(t("Qui fait quoi"))
st.markdown(responsibilities.opening_sentence(roles, chosen))
responsibilities.show_faults(roles)
responsibility_filters.show_selectors(chosen)
responsibilities.show_vacancies(chosen)
responsibilities.show_tables(roles, chosen)
