"""Contacts : à qui écrire ou téléphoner dans chaque organisation, pour le FOREm et un seul lot ; à confirmer, à effacer."""

import streamlit as st

from domain.addresses import Param
from queries.places import known_territory
from queries.register.contacts import contacts
from ui import state
from ui.components.register import contact_forms
from ui.components.register import contacts as contact_list
from ui.session import ask, end_page, in_the_past, t
from ui.widgets.filters import places, select_one

wanted, number = state.param(Param.TERRITORY), state.param(Param.ORGANISATION) or ""
territory = ask(known_territory, key=wanted) if wanted else None
organisation = int(number) if territory and number.isdecimal() else None

st.title(t("Contacts"))
if in_the_past():
    st.markdown(contact_list.only_today())
    end_page()
kept = ask(contacts, territory=territory, organisation=organisation)
contact_forms.show_forms(kept, territory=territory, organisation=organisation)
st.markdown(contact_list.opening_sentence(kept))
select_one(t("Territoire"), places(), t("Tous les territoires"), Param.TERRITORY, territory)
contact_list.show_tables(kept)
contact_list.show_notice()
