"""Une phase dans un territoire : où elle en est, ce qu’on peut y faire, puis ses parties en onglets."""

import streamlit as st

from domain.addresses import Param
from domain.errors import NotFound
from queries.phases.sheet import phase_sheet
from ui import state
from ui.components.phases import head, tabs
from ui.frame.frame import name_tab
from ui.links import back_link
from ui.names import name_of
from ui.session import ask, moment, t
from ui.widgets.text import plain

territory, phase = state.param(Param.TERRITORY), state.param(Param.PHASE)
if not territory or not phase:
    raise NotFound(subject=t("cette phase"))
sheet = ask(phase_sheet, territory=territory, phase=phase, moment=moment())
definition = sheet.definition

name_tab(f"{t('Phase')} {definition.position}, {name_of(territory)}")
back_link(territory)
st.title(f"{definition.position}. {plain(definition.title.fr)}")
head.show_acts_of(sheet)
seen = head.show_head(sheet)
tabs.show_parts_of(sheet, seen)
