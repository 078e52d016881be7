"""Méthode : les onze phases telles qu’elles sont définies, leur ordre, et d’où vient chaque énoncé."""

import streamlit as st

from domain.addresses import Param
from queries.phases.states import states_on
from queries.places import definition_of
from ui import state
from ui.components.method import order
from ui.components.method import phase as method_phase
from ui.names import catalog
from ui.session import ask, moment, t
from ui.widgets.selectors import choose

phases = {phase.key: phase for phase in catalog().phases}
phase = ask(definition_of, phase=state.param(Param.PHASE) or next(iter(phases)))

st.title(t("Méthode"))
st.markdown(order.opening_sentence())

st.header(t("L’ordre des phases"))
opened = order.drawing()
if opened and opened != phase.key:
    state.set_param(Param.PHASE, opened)
    st.rerun()
order.show_table()

choose(
    t("Phase à lire"),
    list(phases),
    param=Param.PHASE,
    value=phase.key,
    format_func=lambda key: phases[key].numbered_title,
)
method_phase.show_purpose(phase)
method_phase.show_milestones(phase)
method_phase.show_deliverables(phase)
method_phase.show_criteria(t("Pour commencer"), phase.entry_criteria)
method_phase.show_criteria(t("Pour finir"), phase.exit_criteria)
method_phase.show_raci(phase)
method_phase.show_questions(phase)

st.header(t("Les onze phases dans les territoires"))
method_phase.show_everywhere(ask(states_on, moment=moment()))
