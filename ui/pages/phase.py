"""Une phase dans un territoire : où elle en est, ce qu’elle demande, son histoire, ce qu’on peut y faire."""

import streamlit as st

from domain.errors import NotFound
from queries.phases.sheet import phase_sheet
from ui import state
from ui.components import comments, glance, impact, milestones, phase_deliverables, phase_history
from ui.components import phase_sheet as shown
from ui.components.declaring import declaring
from ui.components.frame import name_tab
from ui.components.phase_ways import ways
from ui.components.portfolio import name_of, state_sentence
from ui.components.responsibilities import in_phase
from ui.components.text import plain
from ui.components.verifying import verifying
from ui.links import back_link
from ui.session import ask, in_the_past, moment, t

territory, phase = state.param(state.TERRITORY), state.param(state.PHASE)
if not territory or not phase:
    raise NotFound(subject=t("cette phase"))
sheet = ask(phase_sheet, territory=territory, phase=phase, moment=moment())
definition = sheet.definition

name_tab(f"{t('Phase')} {definition.position}, {name_of(territory)}")
back_link(territory)
st.title(f"{definition.position}. {definition.title.fr}")
st.markdown(
    t("À {place}, cette phase est {state}.").format(
        place=name_of(territory), state=state_sentence(sheet.state)
    )
)
shown.status_line(sheet.state)
shown.source_line(sheet)
seen = glance.line(definition, territory)

if not in_the_past():
    verifying(sheet.state)
    declaring(sheet.state)

milestones.section(definition, territory)
phase_deliverables.section(definition, territory)

st.header(t("Ce que la phase demande"))
st.markdown(f"{plain(definition.purpose.text.fr)} {shown.origin_of(definition.purpose)}")
shown.dates_table(sheet.state)
left, right = st.columns(2)
with left:
    shown.criteria(t("Pour commencer"), definition.entry_criteria, sheet.met, {})
with right:
    shown.criteria(
        t("Pour finir"), definition.exit_criteria, sheet.met, seen.ticked if seen else {}
    )
shown.raci(sheet)
in_phase(definition, territory)
ways(territory, phase)
impact.preview(territory, phase)
comments.on_phase(sheet.state)
phase_history.history(sheet)
