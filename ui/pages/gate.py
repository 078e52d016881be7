"""Passage : le dossier d’une phase sur une page, ce qui est proposé, ce qui est décidé, et par qui."""

from functools import partial

import streamlit as st

from domain.addresses import Param
from domain.errors import NotFound
from queries.gates.dossier import dossier_on
from ui import state
from ui.components.gates import dossier as shown
from ui.components.gates import forms, progress
from ui.components.gates.paper import gate_paper
from ui.components.phases import parts
from ui.frame.frame import name_tab
from ui.links import phase_back_link
from ui.names import catalog, name_of
from ui.papers import offer_document
from ui.session import ask, in_the_past, moment, t

territory, phase = state.param(Param.TERRITORY), state.param(Param.PHASE)
if not territory or not phase:
    raise NotFound(subject=t("cette décision de passage"))
dossier = ask(dossier_on, territory=territory, phase=phase, moment=moment())
definition = catalog().phase(phase)

name_tab(f"{t('Décision de passage')} {definition.position}, {name_of(territory)}")
phase_back_link(territory, phase)
with st.container(key="dossier"):  # the style sheet brings it on one sheet of paper
    st.title(t("Décision de passage de la phase {position}").format(position=definition.position))
    st.markdown(f"**{definition.title.fr}**")
    st.markdown(shown.opening_sentence(dossier))
    shown.show_signs(dossier)
    offer_document(partial(gate_paper, dossier, definition))
    if not in_the_past():
        forms.show_forms(dossier)
    shown.show_proposal(dossier)
    shown.show_decisions(dossier)
    left, right = st.columns(2)
    with left:
        st.header(t("Conditions pour finir"))
        shown.show_checklist(dossier)
        st.header(t("Livrables"))
        shown.show_deliverables(dossier)
    with right:
        st.header(t("Météo"), anchor="meteo")
        shown.show_weather(dossier)
        st.header(t("Jalons"))
        shown.show_milestones(dossier)
        parts.show_parts(definition, dossier.summary)
progress.show_explanation(dossier.summary)
