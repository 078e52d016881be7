"""Une convention : entre quelles organisations, où elle en est, jusqu’à quand, ses fichiers."""

import streamlit as st

from domain.errors import NotFound
from queries.agreements.list import agreement_sheet
from ui import state
from ui.components import agreement_forms
from ui.components import agreement_sheet as shown
from ui.components.frame import name_tab
from ui.components.portfolio import name_of
from ui.components.text import plain
from ui.session import ask, moment, t

territory, number = state.param(state.TERRITORY), state.param(state.AGREEMENT) or ""
if not territory or not number.isdecimal():
    raise NotFound(subject=t("cette convention"))
sheet = ask(agreement_sheet, territory=territory, number=int(number), moment=moment())

name_tab(f"{sheet.state.title}, {name_of(territory)}")
shown.ways(sheet)
st.title(plain(sheet.state.title))
st.markdown(shown.sentence(sheet))
shown.table(sheet)

agreement_forms.forms(sheet)
shown.files(sheet)
shown.history(sheet)
