"""Vue d’ensemble : où en sont les phases de chaque territoire, en une phrase, une matrice et des listes."""

import streamlit as st

from queries.following.happenings import latest_changes
from queries.phases.states import states_on
from ui import state
from ui.components import phase_list, portfolio, weather_list
from ui.components.citing import sources_line
from ui.components.link_lists import link_lists
from ui.components.matrix import matrix
from ui.components.opening import opening_sentence
from ui.links import go_to_phase, go_to_territory
from ui.session import ask, moment, t

looked_at = moment()
states = ask(states_on, moment=looked_at)

st.title(t("Vue d’ensemble"))
if not states:
    st.info(t("Aucun territoire ne vous est ouvert : demandez un accès à la direction de projet."))
    st.stop()
st.markdown(opening_sentence(states, looked_at.on))
changes = ask(latest_changes, moment=looked_at, limit=40)
if cited := sources_line(changes):
    st.markdown(cited)

choice = matrix(
    heads=portfolio.heads(),
    columns=portfolio.columns(),
    rows=portfolio.rows(states),
    caption=t("État des phases par territoire"),
    key="matrix",
)
if choice and choice.group:
    closed = state.param(portfolio.PROVINCE) == choice.group
    state.set_param(portfolio.PROVINCE, None if closed else choice.group)
    st.rerun()
if choice and choice.territory and choice.phase:
    go_to_phase(choice.territory, choice.phase)
if choice and choice.territory:
    go_to_territory(choice.territory)

link_lists(
    [
        [
            phase_list.running(states),
            phase_list.late(states),
            weather_list.weather(states),
        ],
        [*phase_list.coming(states, on=looked_at.on), *phase_list.changes(changes, states)],
    ],
    key="lists",
)
