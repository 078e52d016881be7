"""Portrait : les chiffres d’un territoire, leurs sources, ce qui les entoure, et les portraits figés."""

import streamlit as st

from domain.addresses import Param
from queries.phases.states import states_on
from queries.portraits.sheet import frozen_portrait, portrait_on
from ui import state
from ui.components.portraits import tables, versions
from ui.components.portraits.comparison import show_comparison
from ui.components.portraits.words import export_links, opening_sentence
from ui.components.reports.reading import asked_version
from ui.frame.frame import name_tab
from ui.links import territory_link
from ui.names import name_of
from ui.session import ask, end_page, in_the_past, moment, t
from ui.widgets.selectors import choose

looked_at = moment()
seen = list(dict.fromkeys(place for place, _ in ask(states_on, moment=looked_at)))
if not seen:
    st.title(t("Portrait statistique"))
    st.info(t("Aucun territoire ne vous est ouvert : demandez un accès à la direction de projet."))
    end_page()
key = state.param(Param.TERRITORY) or seen[0]
portrait = ask(portrait_on, territory=key, moment=looked_at)
name_tab(f"{t('Portrait statistique')}, {portrait.place.name}")

number = asked_version()
if number is not None:
    version = ask(frozen_portrait, territory=key, number=number)
    versions.show_reading(portrait, version)
    end_page()

territory_link(key)
st.title(t("Portrait statistique de {place}").format(place=portrait.place.name))
st.markdown(opening_sentence(portrait))
if len(seen) > 1:
    choose(t("Territoire"), seen, param=Param.TERRITORY, value=key, format_func=name_of)
st.markdown(export_links(key))
if not in_the_past():
    versions.show_actions(portrait)
show_comparison(portrait)
st.header(t("Indicateurs"), anchor="indicateurs")
tables.by_theme(portrait)
tables.show_neighbours(portrait)
versions.frozen_list(portrait)
versions.show_corrections(portrait)
