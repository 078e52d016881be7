"""Réponse au Parlement : un projet de texte composé des faits d’un jour, chaque phrase avec ses sources."""

import streamlit as st

from queries.brief.draft import brief_on
from ui.components.brief import draft, scope
from ui.session import ask, moment, t

wanted = scope.read_filter()
found = ask(brief_on, moment=moment(), scope=wanted)

st.title(t("Réponse au Parlement"))
st.markdown(draft.opening_sentence(found))
scope.show_selectors(wanted)
draft.ways_out(found)
draft.show_sections(found)
