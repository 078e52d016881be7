"""Une convention : entre quelles organisations, où elle en est, jusqu’à quand, ses fichiers."""

from functools import partial

import streamlit as st

from domain.addresses import Param
from domain.errors import NotFound
from queries.agreements.states import agreement_sheet
from ui import state
from ui.components.agreements import forms
from ui.components.agreements import sheet as shown
from ui.components.agreements.paper import agreement_paper
from ui.frame.frame import name_tab
from ui.names import name_of
from ui.papers import offer_document
from ui.session import ask, moment, t
from ui.widgets.text import plain

territory, number = state.param(Param.TERRITORY), state.param(Param.AGREEMENT) or ""
if not territory or not number.isdecimal():
    raise NotFound(subject=t("cette convention"))
sheet = ask(agreement_sheet, territory=territory, number=int(number), moment=moment())

name_tab(f"{sheet.state.title}, {name_of(territory)}")
shown.show_page_links(sheet)
st.title(plain(sheet.state.title))
st.markdown(shown.sentence(sheet))
offer_document(partial(agreement_paper, sheet))
forms.show_forms(sheet)
shown.show_table(sheet)

shown.show_files(sheet)
shown.show_history(sheet)
