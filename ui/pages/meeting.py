"""Une réunion dans un territoire : ce qu’elle est, qui est venu, ce qu’elle a décidé et demandé."""

from functools import partial

import streamlit as st

from domain.addresses import Param
from domain.errors import NotFound
from queries.meetings.minutes import minutes_of
from queries.meetings.sheet import meeting_sheet
from ui import state
from ui.components.meetings import forms
from ui.components.meetings import sheet as shown
from ui.components.meetings.paper import meeting_paper
from ui.frame.frame import name_tab
from ui.names import name_of
from ui.papers import offer_document
from ui.session import ask, moment, t
from ui.widgets.text import plain

territory, number = state.param(Param.TERRITORY), state.param(Param.MEETING) or ""
if not territory or not (number.isdecimal() and number.isascii() and len(number) < 9):
    raise NotFound(subject=t("cette réunion"))
looked_at = moment()
sheet = ask(meeting_sheet, territory=territory, number=int(number), moment=looked_at)

name_tab(f"{sheet.state.title}, {name_of(territory)}")
shown.show_page_links(sheet)
st.title(plain(sheet.state.title))
st.markdown(shown.sentence(sheet))
offer_document(partial(meeting_paper, sheet))
forms.show_forms(sheet)
shown.show_table(sheet)

shown.show_attendance(sheet)
shown.show_decisions(sheet)
shown.show_actions(sheet)
files = ask(minutes_of, territory=territory, meeting=int(number), moment=looked_at)
shown.show_minutes(sheet, files)
