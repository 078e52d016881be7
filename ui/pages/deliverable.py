"""Un livrable dans un territoire : où il en est, ses critères, ses versions, ses réserves, ce qu’on peut y faire."""

from functools import partial

import streamlit as st

from domain.addresses import Param
from domain.errors import NotFound
from queries.deliverables.sheet import deliverable_sheet
from ui import state
from ui.components.deliverables import sheet as shown
from ui.components.deliverables.forms import show_forms
from ui.components.deliverables.paper import deliverable_paper
from ui.components.deliverables.steps import show_steps
from ui.components.deliverables.versions import show_versions
from ui.components.deliverables.words import sentence
from ui.components.following import comments
from ui.frame.frame import name_tab
from ui.links import deliverable_ways
from ui.names import name_of
from ui.papers import offer_document
from ui.session import ask, moment, t
from ui.widgets.text import plain

territory, key = state.param(Param.TERRITORY), state.param(Param.DELIVERABLE)
if not territory or not key:
    raise NotFound(subject=t("ce livrable"))
sheet = ask(deliverable_sheet, territory=territory, key=key, moment=moment())

name_tab(f"{sheet.state.title}, {name_of(territory)}")
deliverable_ways(territory, sheet.state.phase)
st.title(plain(sheet.state.title))
if sheet.is_closed:
    shown.show_closed(sheet)
else:
    st.markdown(sentence(sheet.state, sheet.on))
    shown.status_line(sheet)
    show_steps(sheet.state)
    offer_document(partial(deliverable_paper, sheet))
    show_forms(sheet)
shown.show_criteria(sheet)
shown.show_reservations(sheet)
show_versions(sheet)
if not sheet.is_closed:
    shown.show_clock(sheet)
comments.on_deliverable(sheet.state)
shown.show_history(sheet)
