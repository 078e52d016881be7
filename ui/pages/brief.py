"""Réponse au Parlement : un projet de texte composé des faits d’un jour, chaque phrase avec ses sources."""

import streamlit as st

from queries.brief.draft import brief_on
from ui.components import brief, brief_scope
from ui.session import ask, moment, t

wanted = brief_scope.wanted()
found = ask(brief_on, moment=moment(), scope=wanted)

st.title(t("Réponse au Parlement"))
st.markdown(brief.opening_sentence(found))
brief_scope.selectors(wanted)
brief.ways_out(found)
brief.sections(found)
