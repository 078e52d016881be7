"""Parties prenantes : qui est autour de la table dans chaque territoire, où en est chacun, qui manque."""

import streamlit as st

from queries.organisations import organisation_list
from ui.components import agreement_list, register_filters, register_list
from ui.components.due_filters import places
from ui.components.register_adding import adding
from ui.session import ask, moment, t

chosen = register_filters.wanted()
found = ask(organisation_list, moment=moment(), wanted=chosen)

st.title(t("Parties prenantes"))
st.markdown(register_list.opening_sentence(found, chosen))
register_filters.selectors(chosen)
adding(chosen.territory)
agreement_list.way(chosen.territory)
register_list.tables(found)
register_list.missing([chosen.territory] if chosen.territory else list(places()))
