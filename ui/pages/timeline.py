"""Calendrier : ce qui est prévu et ce qui est réel, dessiné aussi précisément qu’on le sait."""

import streamlit as st

from queries.following.happenings import events_on
from queries.milestones.states import milestones_on
from queries.phases.states import states_on
from ui import state
from ui.components.following import dating
from ui.components.milestones import baselines, dated, layers, timeline
from ui.components.phases.opening import show_opening
from ui.links import link
from ui.navigation import REFERENCES
from ui.session import ask, end_page, in_the_past, moment, t, today
from ui.widgets.calendar import calendar
from ui.widgets.filters import choose_territories, filter_row
from ui.widgets.selectors import show_acts

LINE = "ligne"

looked_at = moment()
states = ask(states_on, moment=looked_at)
events = ask(events_on, moment=looked_at)
milestones = ask(milestones_on, moment=looked_at)

st.title(t("Calendrier"))
show_acts(dating.milestones_act())
if not states:
    st.info(t("Aucun territoire ne vous est ouvert : demandez un accès à la direction de projet."))
    end_page()
opening = st.container()  # filled once the territory of the address is known to be for this person
with filter_row():
    places = choose_territories(list(dict.fromkeys(place for place, _ in states)))
    planned = baselines.planned_by(milestones, places)
    layers.show_boxes()
with opening:
    show_opening(states, looked_at)
laid = layers.read_layers(places)

chosen = calendar(
    sections=timeline.sections(states, events, laid.marks_with(planned), places, laid.lines),
    today=today(),
    as_of=looked_at.on if in_the_past() else None,
    caption=t("Calendrier des phases"),
    key="calendar",
    selected=state.param(LINE),
)
if chosen and chosen != state.param(LINE):
    state.set_param(LINE, chosen)
    st.rerun()
layers.show_chosen(state.param(LINE) or "", states)

dated.show_tables(states, planned, laid, events, places)
link(REFERENCES, t("Plan de référence des dates prévues"), ":material/arrow_forward:")
