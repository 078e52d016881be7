"""Réponse au Parlement : un projet de texte composé des faits d’un jour, chaque phrase avec ses sources."""

import streamlit as st

from queries.brief.draft import brief_on
from ui.components.brief import draft, scope
from ui.session import ask, moment, t

wanted = scope.read_filter()
answer = ask(brief_on, moment=moment(), scope=wanted)

st.title(t("Réponse au Parlement"))
st.markdown(draft.opening_sentence(answer))
scope.show_selectors(wanted)
draft.ways_out(answer)
draft.show_sections(answer)
