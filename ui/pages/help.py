"""Aide : les mots définis, les dates, les rôles, le clavier, les sources, l’accessibilité."""

import streamlit as st

from ui import state
from ui.components.method import help_reading, help_statements, help_weather, help_words
from ui.session import t
from ui.widgets.word_links import WORD

st.title(t("Aide"))
st.markdown(help_words.opening_sentence())
help_words.show_definition(state.param(WORD) or "")

st.header(t("Les mots d’état"))
help_words.show_statuses()

st.header(t("La météo et le passage"), anchor="meteo")
help_weather.show_levels()
help_weather.show_rules()
help_weather.show_standings()

st.header(t("Les livrables, les points de sortie et les décisions"), anchor="livrables")
help_words.show_others()

st.header(t("Lire une date"))
help_reading.show_dates()

st.header(t("Ce que permet chaque rôle"))
help_reading.show_roles()

st.header(t("Clavier"))
help_reading.show_keyboard()

st.header(t("D’où viennent les données"), anchor="sources")
help_statements.show_sources()

st.header(t("Glossaire"), anchor="glossaire")
help_words.show_glossary()

st.header(t("Accessibilité"), anchor="accessibilite")
help_statements.show_accessibility()

st.header(t("Données personnelles"), anchor="donnees-personnelles")
help_statements.personal_data()
