"""Une partie prenante dans un territoire : qui elle est, où en est son engagement, avec qui elle travaille."""

import streamlit as st

from domain.errors import NotFound
from queries.register.links import links_of
from queries.register.list import organisation_sheet, organisations_on
from ui import state
from ui.components import (
    agreement_list,
    comments,
    contact_way,
    organisation_forms,
    organisation_link_forms,
)
from ui.components import organisation_sheet as shown
from ui.components.frame import name_tab
from ui.components.portfolio import name_of
from ui.components.text import plain
from ui.session import ask, moment, t

territory, number = state.param(state.TERRITORY), state.param(state.ORGANISATION) or ""
if not territory or not number.isdecimal():
    raise NotFound(subject=t("cette partie prenante"))
looked_at = moment()
sheet = ask(organisation_sheet, territory=territory, number=int(number), moment=looked_at)
one = sheet.state

name_tab(f"{one.name}, {name_of(territory)}")
shown.ways(sheet)
st.title(plain(one.name))
st.markdown(shown.sentence(sheet))
shown.table(sheet)

organisation_forms.forms(sheet)
shown.history(sheet)
found = ask(links_of, territory=territory, number=one.number, moment=looked_at)
others = ask(organisations_on, moment=looked_at, territory=territory)
contact_way.line(one)
shown.links(one, found, others)
organisation_link_forms.forms(one, found, others)
agreement_list.of_organisation(one)
comments.on_organisation(one)
