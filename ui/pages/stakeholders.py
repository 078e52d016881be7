"""Parties prenantes : qui est autour de la table dans chaque territoire, où en est chacun, qui manque."""

import streamlit as st

from queries.register.organisations import organisation_list
from ui.components.agreements import list as agreement_list
from ui.components.register import exchange, filters
from ui.components.register import list as register_list
from ui.components.register.adding import add_acts
from ui.components.register.list import diagram_link
from ui.session import ask, moment, t
from ui.widgets.filters import places
from ui.widgets.selectors import show_acts

chosen = filters.read_filter()
organisations = ask(organisation_list, moment=moment(), wanted=chosen)

shown = [chosen.territory] if chosen.territory else list(places())

st.title(t("Parties prenantes"))
add, bring = add_acts(chosen.territory), exchange.import_acts(shown, chosen.territory)
show_acts([*add, *bring], opened=exchange.opened())
st.markdown(register_list.opening_sentence(organisations, chosen))
filters.show_selectors(chosen)
diagram_link(chosen.territory)
agreement_list.show_page_link(chosen.territory)
register_list.show_tables(organisations)
st.markdown(exchange.export_links(shown))
register_list.show_missing(shown)
