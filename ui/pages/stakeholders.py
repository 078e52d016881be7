"""Parties prenantes : qui est autour de la table dans chaque territoire, où en est chacun, qui manque."""

import streamlit as st

from queries.register.list import organisation_list
from ui.components import agreement_list, register_exchange, register_filters, register_list
from ui.components.due_filters import places
from ui.components.register_adding import adding
from ui.components.register_counts import diagram_link
from ui.session import ask, moment, t

chosen = register_filters.wanted()
found = ask(organisation_list, moment=moment(), wanted=chosen)

st.title(t("Parties prenantes"))
st.markdown(register_list.opening_sentence(found, chosen))
register_filters.selectors(chosen)
diagram_link(chosen.territory)
adding(chosen.territory)
agreement_list.way(chosen.territory)
shown = [chosen.territory] if chosen.territory else list(places())
register_exchange.importing(shown, chosen.territory)
register_list.tables(found)
st.markdown(register_exchange.export_links(shown))
register_list.missing(shown)
