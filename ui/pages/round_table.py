"""Qui manque autour de la table : quels groupes les réunions ont vus, phase par phase, et lesquels jamais."""

import streamlit as st

from ui.components.meetings import round_table
from ui.session import t
from ui.widgets.filters import places
from ui.widgets.text import small

territory, phase = round_table.read_filter()

st.title(t("Qui manque autour de la table ?"))
st.markdown(round_table.claim())
round_table.show_selectors(territory, phase)
for place in [territory] if territory else places():
    round_table.show_round_table(place, phase)
st.markdown(small(round_table.rule()))
round_table.to_register(territory)
