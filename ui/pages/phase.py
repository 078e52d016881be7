"""Une phase dans un territoire : où elle en est, ce qu’elle demande, son histoire, ce qu’on peut y faire."""

import streamlit as st

from domain.addresses import Param
from domain.errors import NotFound
from queries.phases.sheet import phase_sheet
from ui import state
from ui.components.following import comments
from ui.components.milestones import section
from ui.components.phases import deliverables, history, impact, summary
from ui.components.phases import sheet as shown
from ui.components.phases.declare import show_declare_form
from ui.components.phases.verify import show_verify_forms
from ui.components.register.responsibilities import in_phase
from ui.frame.frame import name_tab
from ui.links import back_link
from ui.names import name_of
from ui.session import ask, in_the_past, moment, t
from ui.widgets.text import plain

territory, phase = state.param(Param.TERRITORY), state.param(Param.PHASE)
if not territory or not phase:
    raise NotFound(subject=t("cette phase"))
sheet = ask(phase_sheet, territory=territory, phase=phase, moment=moment())
definition = sheet.definition

name_tab(f"{t('Phase')} {definition.position}, {name_of(territory)}")
back_link(territory)
st.title(f"{definition.position}. {definition.title.fr}")
shown.opening_sentence(sheet.state)
shown.status_line(sheet.state)
shown.source_line(sheet)
seen = summary.line(definition, territory)

if not in_the_past():
    show_verify_forms(sheet.state)
    show_declare_form(sheet.state)

section.show_section(definition, territory)
deliverables.show_section(definition, territory)

st.header(t("Ce que la phase demande"))
st.markdown(f"{plain(definition.purpose.text.fr)} {shown.origin_of(definition.purpose)}")
shown.dates_table(sheet.state)
left, right = st.columns(2)
with left:
    shown.show_criteria(t("Pour commencer"), definition.entry_criteria, sheet.met, {})
with right:
    shown.show_criteria(
        t("Pour finir"), definition.exit_criteria, sheet.met, seen.ticked if seen else {}
    )
shown.show_raci(sheet)
in_phase(definition, territory)
shown.show_page_links(territory, phase)
impact.show_preview(territory, phase)
comments.on_phase(sheet.state)
history.show_history(sheet)
