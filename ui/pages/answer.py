"""Réponse préparée : ses phrases, ce que des personnes en ont réécrit, ses visas, son papier."""

from functools import partial

import streamlit as st

from domain.addresses import Param
from domain.errors import NotFound
from queries.brief.answers import answer_sheet
from ui import state
from ui.components.brief import answer as shown
from ui.components.brief.answer_forms import show_forms
from ui.frame.frame import name_tab
from ui.papers import offer_document
from ui.session import ask, t
from ui.widgets.text import plain

number = state.param(Param.ANSWER) or ""
if not (number.isascii() and number.isdecimal() and len(number) < 9):
    raise NotFound(subject=t("cette réponse"))
sheet = ask(answer_sheet, number=int(number))

name_tab(sheet.row.reference)
shown.show_page_links()
st.title(plain(sheet.row.reference))
st.markdown(shown.sentence(sheet))
shown.show_cautions(sheet)
show_forms(sheet)
offer_document(partial(shown.paper_of, sheet))
shown.show_text(sheet)
shown.show_sentences(sheet)
shown.show_clearance(sheet)
