"""Une partie prenante dans un territoire : qui elle est, où en est son engagement, avec qui elle travaille."""

import streamlit as st

from domain.addresses import Param
from domain.errors import NotFound
from queries.register.links import links_of
from queries.register.organisations import organisations_on
from queries.register.sheet import organisation_sheet
from ui import state
from ui.components.agreements import list as agreement_list
from ui.components.following import comments
from ui.components.register import contacts, forms, link_forms
from ui.components.register import sheet as shown
from ui.frame.frame import name_tab
from ui.names import name_of
from ui.session import ask, moment, t
from ui.widgets.text import plain

territory, number = state.param(Param.TERRITORY), state.param(Param.ORGANISATION) or ""
if not territory or not number.isdecimal():
    raise NotFound(subject=t("cette partie prenante"))
looked_at = moment()
sheet = ask(organisation_sheet, territory=territory, number=int(number), moment=looked_at)
organisation = sheet.state

name_tab(f"{organisation.name}, {name_of(territory)}")
shown.show_page_links(sheet)
st.title(plain(organisation.name))
st.markdown(shown.sentence(sheet))
forms.show_forms(sheet)
shown.show_table(sheet)

shown.show_history(sheet)
links = ask(links_of, territory=territory, number=organisation.number, moment=looked_at)
others = ask(organisations_on, moment=looked_at, territory=territory)
contacts.show_line(organisation)
shown.show_links(organisation, links, others)
link_forms.show_forms(organisation, links, others)
agreement_list.of_organisation(organisation)
comments.on_organisation(organisation)
