"""Références : les dates prévues d’un territoire, proposées, approuvées et gardées sous un nom."""

import streamlit as st

from queries.phases.states import states_on
from ui.components.milestones import baselines
from ui.links import calendar_link
from ui.session import ask, moment, t
from ui.widgets.filters import choose_territories

states = ask(states_on, moment=moment())

calendar_link()
st.title(t("Plan de référence"))
baselines.show_section(choose_territories(list(dict.fromkeys(place for place, _ in states))))
