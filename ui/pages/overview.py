"""Vue d’ensemble : où en sont les phases de chaque territoire, en une phrase, une matrice et des listes."""

import streamlit as st

from queries.following.due import DueFilter, due_list
from queries.following.evidence import evidence_of
from queries.following.happenings import latest_changes
from queries.people import names_of
from queries.phases.states import states_on
from ui import state
from ui.components.following import news
from ui.components.gates import weather_list
from ui.components.phases import lists, matrix_rows
from ui.components.phases.opening import show_opening
from ui.links import go_to_phase, go_to_territory
from ui.session import ask, end_page, moment, t
from ui.widgets.link_lists import link_lists
from ui.widgets.matrix import matrix

looked_at = moment()
states = ask(states_on, moment=looked_at)

st.title(t("Vue d’ensemble"))
if not states:
    st.info(t("Aucun territoire ne vous est ouvert : demandez un accès à la direction de projet."))
    end_page()
show_opening(states, looked_at)
dues = ask(due_list, moment=looked_at, wanted=DueFilter())
latest = ask(latest_changes, moment=looked_at, at_least=lists.CHANGES_SHOWN)
changes = news.told(latest, shown=lists.CHANGES_SHOWN)
known = ask(evidence_of, subjects=lists.told_subjects(states, dues), moment=looked_at)
names = ask(names_of, ids=news.people_in(changes))

choice = matrix(
    heads=matrix_rows.heads(),
    columns=matrix_rows.columns(),
    rows=matrix_rows.rows(states),
    caption=t("État des phases par territoire"),
    key="matrix",
)
if choice and choice.group:
    closed = state.param(matrix_rows.PROVINCE) == choice.group
    state.set_param(matrix_rows.PROVINCE, None if closed else choice.group)
    st.rerun()
if choice and choice.territory and choice.phase:
    go_to_phase(choice.territory, choice.phase)
if choice and choice.territory:
    go_to_territory(choice.territory)

link_lists(
    [
        [lists.late(dues, states, known), lists.coming(dues, known), weather_list.weather(states)],
        lists.changes(changes, names),
    ],
    key="lists",
)
if cited := news.cited(changes):
    st.markdown(cited)
