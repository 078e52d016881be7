"""Aide : les mots définis, les dates, les rôles, le clavier, les sources, l’accessibilité."""

import streamlit as st

from domain.errors import N_
from ui import state
from ui.components.method import help_reading, help_statements, help_weather, help_words
from ui.session import t
from ui.widgets.word_links import WORD

CHAPTERS = (
    (N_("Les mots d’état"), "mots", help_words.show_statuses),
    (N_("La météo et la décision de passage"), "meteo", help_weather.show_all),
    (
        N_("Les livrables, les points de sortie et les décisions"),
        "livrables",
        help_words.show_others,
    ),
    (N_("Lire une date"), "dates", help_reading.show_dates),
    (N_("Ce que permet chaque rôle"), "roles", help_reading.show_roles),
    (N_("Clavier"), "clavier", help_reading.show_keyboard),
    (N_("D’où viennent les données"), "sources", help_statements.show_sources),
    (N_("Glossaire"), "glossaire", help_words.show_glossary),
    (N_("Accessibilité"), "accessibilite", help_statements.show_accessibility),
    (N_("Données personnelles"), "donnees-personnelles", help_statements.personal_data),
)

st.title(t("Aide"))
st.markdown(help_words.opening_sentence())
help_words.show_definition(state.param(WORD) or "")
st.markdown(" · ".join(f"[{t(title)}](#{anchor})" for title, anchor, _ in CHAPTERS))

for title, anchor, show in CHAPTERS:
    st.header(t(title), anchor=anchor)
    show()
